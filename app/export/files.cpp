// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/csv.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBytes = 100;
constexpr qsizetype mostExtensionBytes = 10;

bool isAlphanumeric(QChar c)
{
    return c.unicode() < 128 && c.isLetterOrNumber();
}

/// Accents are dropped, every run of anything else that is not allowed becomes one dash.
QString allowedOnly(const QString &text)
{
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (isAlphanumeric(c) || c == u'.' || c == u'_' || c == u'-')
            result.append(c);
        else if (c.category() != QChar::Mark_NonSpacing && !result.endsWith(u'-'))
            result.append(u'-');
    }
    return result;
}

QString withoutEdges(const QString &name)
{
    qsizetype begin = 0;
    qsizetype end = name.size();
    while (begin < end && (name.at(begin) == u'.' || name.at(begin) == u'-'))
        ++begin;
    while (end > begin && (name.at(end - 1) == u'.' || name.at(end - 1) == u'-'))
        --end;
    return name.mid(begin, end - begin);
}

/// CON, NUL.txt, COM1 and the like open devices on Windows, whatever the extension.
bool isDeviceName(const QString &name)
{
    const QString base = name.section(u'.', 0, 0).toUpper();
    if (base == "CON"_L1 || base == "PRN"_L1 || base == "AUX"_L1 || base == "NUL"_L1)
        return true;
    return base.size() == 4 && (base.startsWith("COM"_L1) || base.startsWith("LPT"_L1)) &&
           base.at(3).isDigit();
}

} // namespace

Result<Done> writeFile(const QString &path, const QByteArray &bytes)
{
    const QFileInfo target(path);
    // Replacing by renaming would turn a device or a socket into an ordinary file.
    if (target.exists() && !target.isFile())
        return Error{Error::Kind::File, QCoreApplication::translate("Files", "Not a regular file")};
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return Error{Error::Kind::File, file.errorString()};
    return Done{};
}

QString safeFileName(const QString &stem, const QString &extension)
{
    QString suffix;
    for (const QChar c : extension) {
        if (isAlphanumeric(c) && suffix.size() < mostExtensionBytes)
            suffix.append(c);
    }
    if (!suffix.isEmpty())
        suffix.prepend(u'.');
    QString name = withoutEdges(allowedOnly(stem));
    if (name.isEmpty())
        name = u"export"_s;
    if (isDeviceName(name))
        name.prepend(u'_');
    return withoutEdges(name.left(mostBytes - suffix.size())) + suffix;
}

} // namespace hmcscope
