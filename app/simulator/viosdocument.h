// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/hmc.h"
#include "simulator/jsontext.h"

namespace hmcscope::simulator {

/// A Virtual I/O Server at a stamp.
struct ViosMoment
{
    const Hmc &hmc;
    const System &system;
    const Vios &vios;
    qint64 stampMs;
    double load; ///< of the system
};

/// One element of viosUtil: without network and storage where only processors and memory are collected,
/// without any part where it is down.
void appendVios(JsonText &json, const ViosMoment &moment);

} // namespace hmcscope::simulator
