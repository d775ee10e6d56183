// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/uomdocument.h"

namespace hmcscope::simulator {

/// A cluster of VIOS, whose nodes may be on systems of another HMC, with a link to its pool.
UomObject clusterObject(const Question &question, const PoolCluster &cluster);
/// A shared storage pool; space in GB with two decimals, as much as the VIOS report in MB.
UomObject poolObject(const PoolCluster &cluster);

} // namespace hmcscope::simulator
