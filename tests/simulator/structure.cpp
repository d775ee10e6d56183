// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/structure.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace {

void collect(const QJsonValue &value, const QString &path, QSet<QString> &into)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto at = object.begin(); at != object.end(); ++at)
            collect(at.value(), path.isEmpty() ? at.key() : path + u'.' + at.key(), into);
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const auto &item : array)
            collect(item, path + u"[]"_s, into);
    } else if (value.isString() || value.isDouble()) {
        into.insert(path + (value.isString() ? u" text"_s : u" number"_s));
    } else if (value.isBool()) {
        into.insert(path + u" bool"_s);
    }
}

} // namespace

QSet<QString> jsonStructure(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QSet<QString> structure;
    collect(document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object()), {}, structure);
    return structure;
}

QSet<QString> xmlStructure(const QByteArray &xml)
{
    QXmlStreamReader reader(xml.trimmed());
    QSet<QString> structure;
    QStringList path;
    while (!reader.atEnd()) {
        const auto token = reader.readNext();
        if (token == QXmlStreamReader::StartElement) {
            QStringList names;
            const QXmlStreamAttributes attributes = reader.attributes();
            for (const QXmlStreamAttribute &attribute : attributes)
                names.append(attribute.qualifiedName().toString());
            names.sort();
            path.append(reader.qualifiedName().toString());
            structure.insert(path.join(u'/') + u'[' + names.join(u',') + u']');
        } else if (token == QXmlStreamReader::EndElement) {
            path.removeLast();
        }
    }
    return reader.hasError() ? QSet<QString>() : structure;
}

QByteArray realSample(const QString &path)
{
    static const bool there = [] {
        const bool found = QDir(QStringLiteral(HMCSCOPE_SAMPLES)).exists();
        if (!found)
            qWarning("REAL SAMPLES ARE NOT ON THIS MACHINE: answers are not compared with captures of real "
                     "HMCs (%s)",
                     HMCSCOPE_SAMPLES);
        return found;
    }();
    QFile file(QStringLiteral(HMCSCOPE_SAMPLES "/") + path);
    return there && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray difference(const QSet<QString> &left, const QSet<QString> &right)
{
    QStringList missing = (left - right).values();
    missing.sort();
    return missing.join(u'\n').toUtf8();
}
