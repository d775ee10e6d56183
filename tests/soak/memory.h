// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace hmcscope::test {

/// Heap in use, and resident memory, in bytes; what is free is given back before.
struct Memory
{
    qint64 heap = 0;
    qint64 resident = 0;
};

Memory memoryNow();

} // namespace hmcscope::test
