// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak/memory.h"

#include <QFile>

#include <malloc.h>
#include <unistd.h>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

Memory memoryNow()
{
    ::malloc_trim(0);
    const struct mallinfo2 info = ::mallinfo2();
    QFile statm(u"/proc/self/statm"_s);
    const QByteArray pages =
        statm.open(QIODevice::ReadOnly) ? statm.readAll().split(' ').value(1) : QByteArray();
    return {qint64(info.uordblks + info.hblkhd), pages.toLongLong() * ::sysconf(_SC_PAGESIZE)};
}

} // namespace hmcscope::test
