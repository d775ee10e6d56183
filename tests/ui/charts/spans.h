// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

namespace hmcscope::test {

inline constexpr qint64 minute = 60'000;
inline constexpr qint64 hour = 60 * minute;

inline TimeSpan until(qint64 toMs, qint64 length)
{
    return {toMs - length, toMs};
}

} // namespace hmcscope::test
