// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardlink.h"

#include <string_view>

namespace hmcscope {

/// The orders as frames of guard/frames.h. False, and nothing appended, where one is too large.
bool appendOrder(QByteArray &out, const LogonOrder &order);
bool appendOrder(QByteArray &out, const AdoptionOrder &order);

/// What the fields of a Failed frame mean.
Error guardError(std::string_view code, const QString &detail);
/// A Date header in ms since 1970 UTC; 0 where it is none.
qint64 msOfDate(std::string_view field);

} // namespace hmcscope
