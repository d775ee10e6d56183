// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace hmcscope::test {

/// A value of /proc/self/status in bytes.
inline qint64 memoryLine(const QByteArray &name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const QByteArrayList lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return -1;
}

/// From here on VmHWM counts anew. What is resident now.
inline qint64 restartPeakMemory()
{
    QFile references(QStringLiteral("/proc/self/clear_refs"));
    if (references.open(QIODevice::WriteOnly))
        references.write("5");
    return memoryLine("VmHWM:");
}

} // namespace hmcscope::test
