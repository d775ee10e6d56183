// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>

namespace hmcscope {

/// What several series say together, stamp by stamp: the sum, the maximum or the minimum of the values that
/// are there, no value where none is. Total: the sum, and no value either where one of them has a sample
/// without one, for the rest of a sum is not the sum; who is not there has no part in it.
enum class Together { Sum, Total, Maximum, Minimum };
QList<Sample> joined(const QList<QList<Sample>> &series, Together together);

} // namespace hmcscope
