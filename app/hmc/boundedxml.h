// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QXmlStreamReader>

#include <optional>

namespace hmcscope {

/// Walks through an XML document by local names, in bounded memory: no DTD, depth at most 64, text of one
/// element at most 64 KiB. White space before the document (the HMC sends a newline) is skipped.
class BoundedXml
{
public:
    explicit BoundedXml(QByteArray document);

    /// Goes on to the next start or end of an element; false at the end of the document or where it is
    /// broken.
    bool next();
    bool isStart() const { return m_reader.isStartElement(); }
    bool isEnd() const { return m_reader.isEndElement(); }
    QStringView name() const { return m_reader.name(); }
    /// Of the element that next() stands at the start or the end of: the root's is 1.
    int depth() const { return m_reader.isEndElement() ? m_depth + 1 : m_depth; }
    QString attribute(QLatin1String name) const
    {
        return m_reader.attributes().value(name).toString().trimmed();
    }
    /// At the end of an element that has no children: its text, trimmed.
    QString text() const { return m_text.trimmed(); }
    /// Why next() was false: nothing at a regular end; Malformed or TooLarge otherwise.
    std::optional<Error> error() const { return m_error; }

private:
    QXmlStreamReader::TokenType readToken();
    bool fail(Error::Kind kind, const QString &reason);

    QByteArray m_document;
    qsizetype m_fed = 0;
    QXmlStreamReader m_reader;
    QString m_text;
    int m_depth = 0;
    std::optional<Error> m_error;
};

} // namespace hmcscope
