// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/requestreader.h"

namespace hmcscope::simulator {

namespace {

constexpr qsizetype headLimit = 64 * 1024;
constexpr qsizetype bodyLimit = 1024 * 1024;

} // namespace

RequestReader::Outcome RequestReader::bad(int status)
{
    m_badStatus = status;
    return Outcome::Bad;
}

/// Reads Content-Length; returns the status to refuse the request with, or 0.
int RequestReader::lengthProblem()
{
    m_length = 0;
    if (!m_request.header("transfer-encoding").isEmpty())
        return 411;
    const QByteArray length = m_request.header("content-length");
    bool ok = true;
    if (!length.isEmpty())
        m_length = length.toLongLong(&ok);
    if (!ok || m_length < 0)
        return 400;
    return m_length > bodyLimit ? 413 : 0;
}

RequestReader::Outcome RequestReader::readHead()
{
    while (m_buffer.startsWith("\r\n"))
        m_buffer.remove(0, 2);
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end > headLimit || (end < 0 && m_buffer.size() > headLimit))
        return bad(431);
    if (end < 0)
        return Outcome::NeedMore;
    QList<QByteArray> lines = m_buffer.left(end).replace("\r\n", "\n").split('\n');
    m_buffer.remove(0, end + 4);
    const QList<QByteArray> first = lines.takeFirst().split(' ');
    if (first.size() != 3 || first.at(0).isEmpty() || !first.at(1).startsWith('/'))
        return bad(first.size() == 3 && first.at(2) == "HTTP/2.0" ? 505 : 400);
    m_request = {first.at(0), first.at(1), first.at(2), {}, {}};
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        if (colon <= 0 || line.left(colon).contains(' '))
            return bad(400);
        m_request.headers.append({line.left(colon).toLower(), line.mid(colon + 1).trimmed()});
    }
    if (m_request.httpVersion != "HTTP/1.1" && m_request.httpVersion != "HTTP/1.0")
        return bad(505);
    if (m_request.httpVersion == "HTTP/1.1" && m_request.header("host").isEmpty())
        return bad(400);
    if (const int problem = lengthProblem())
        return bad(problem);
    m_headRead = true;
    m_continueTold = false;
    return Outcome::Complete;
}

RequestReader::Outcome RequestReader::next(RequestRecord *request)
{
    if (!m_headRead) {
        const Outcome outcome = readHead();
        if (outcome != Outcome::Complete)
            return outcome;
    }
    const QByteArray expect = m_request.header("expect").toLower();
    if (!expect.isEmpty() && expect != "100-continue")
        return bad(417);
    if (m_buffer.size() < m_length) {
        if (expect.isEmpty() || m_continueTold)
            return Outcome::NeedMore;
        m_continueTold = true;
        return Outcome::NeedMoreAfterContinue;
    }
    m_request.body = m_buffer.left(m_length);
    m_buffer.remove(0, m_length);
    m_headRead = false;
    *request = std::move(m_request);
    return Outcome::Complete;
}

} // namespace hmcscope::simulator
