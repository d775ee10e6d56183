// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/boundedxml.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxDepth = 64;
constexpr qsizetype maxText = 64 * 1024;
constexpr qsizetype pieceSize = 64 * 1024; // fed at once, the reader would make a UTF-16 copy of it all

} // namespace

BoundedXml::BoundedXml(QByteArray document)
    : m_document(std::move(document))
{
    while (m_fed < m_document.size() && std::isspace(static_cast<unsigned char>(m_document.at(m_fed))))
        ++m_fed;
    if (m_document.contains("<!DOCTYPE"))
        fail(Error::Kind::Malformed, u"XML: a document type is refused"_s);
}

bool BoundedXml::fail(Error::Kind kind, const QString &reason)
{
    m_error = Error{kind, reason};
    return false;
}

QXmlStreamReader::TokenType BoundedXml::readToken()
{
    while (true) {
        const QXmlStreamReader::TokenType token = m_reader.readNext();
        const bool hungry = token == QXmlStreamReader::Invalid &&
                            m_reader.error() == QXmlStreamReader::PrematureEndOfDocumentError;
        if (!hungry || m_fed >= m_document.size())
            return token;
        m_reader.addData(m_document.mid(m_fed, pieceSize));
        m_fed += pieceSize;
    }
}

bool BoundedXml::next()
{
    while (!m_error) {
        switch (readToken()) {
        case QXmlStreamReader::StartElement:
            m_text.clear();
            if (++m_depth > maxDepth)
                return fail(Error::Kind::Malformed, u"XML: nested too deeply"_s);
            return true;
        case QXmlStreamReader::EndElement:
            --m_depth;
            return true;
        case QXmlStreamReader::Characters:
            if (m_text.size() + m_reader.text().size() > maxText)
                return fail(Error::Kind::TooLarge, u"XML: text too long"_s);
            m_text += m_reader.text();
            break;
        case QXmlStreamReader::EndDocument:
            return false;
        case QXmlStreamReader::DTD: // in an encoding that hid it from the search for bytes
        case QXmlStreamReader::EntityReference:
            return fail(Error::Kind::Malformed, u"XML: a document type is refused"_s);
        case QXmlStreamReader::Invalid:
            return fail(Error::Kind::Malformed, u"XML: "_s + m_reader.errorString().left(200));
        default:
            break;
        }
    }
    return false;
}

} // namespace hmcscope
