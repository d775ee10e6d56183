// SPDX-License-Identifier: GPL-3.0-or-later
// What libFuzzer calls. HMCSCOPE_FUZZ_TARGET is one of the functions of targets.h.
#include "fuzz/targets.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // A copy of its own: a read beyond the end is a read beyond an allocation.
    hmcscope::fuzz::HMCSCOPE_FUZZ_TARGET(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    return 0;
}
