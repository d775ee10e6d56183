// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTest>

#include <optional>

namespace hmcscope::test {

/// A capture's bytes; nothing, loudly, where the folder of captures is absent. A missing file in a folder
/// that is there fails the test.
inline std::optional<QByteArray> capture(const char *name)
{
    const QDir folder(QStringLiteral(HMCSCOPE_SAMPLES));
    if (!folder.exists()) {
        qWarning("*** NOTHING CHECKED: the captures of real HMCs are not at hand (%s) ***", HMCSCOPE_SAMPLES);
        return {};
    }
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::ReadOnly)) {
        QTest::qFail(name, __FILE__, __LINE__);
        return {};
    }
    return file.readAll();
}

/// The pypowervm captures have sections around the body.
inline QByteArray bodyOf(const QByteArray &captured)
{
    const qsizetype start = captured.indexOf("BODY{");
    return start < 0 ? captured : captured.mid(start + 5, captured.lastIndexOf("END OF SECTION") - start - 5);
}

} // namespace hmcscope::test
