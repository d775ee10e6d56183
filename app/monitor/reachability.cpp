// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/reachability.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr int firstPauseDivisor = 6;
constexpr qint64 longestPauseCadences = 4;

} // namespace

bool isAnswerless(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NameNotFound:
    case Error::Kind::ConnectionRefused:
    case Error::Kind::Unreachable:
    case Error::Kind::ConnectionLost:
    case Error::Kind::TimedOut:
    case Error::Kind::Tls:
    case Error::Kind::CertificateUntrusted:
    case Error::Kind::CertificateChanged:
        return true;
    case Error::Kind::Cancelled:
    case Error::Kind::Status:
    case Error::Kind::Redirected:
    case Error::Kind::Unauthorized:
    case Error::Kind::TooLarge:
    case Error::Kind::Malformed:
    case Error::Kind::NotAnHmc:
    case Error::Kind::File:
    case Error::Kind::KeyStore:
    case Error::Kind::GuardMissing:
    case Error::Kind::Internal:
        return false;
    }
    return false;
}

Reachability::Reachability(qint64 cadenceMs, quint32 seed)
    : m_backoff(seed)
    , m_cadenceMs(cadenceMs)
{
}

void Reachability::answered(qint64 nowMs)
{
    m_answeredMs = nowMs;
    m_misses = 0;
    m_probes = 0;
    m_sinceMs = 0;
    m_problem.reset();
}

void Reachability::missed(const Error &error, qint64 askedMs, qint64 askedUtcMs, qint64 nowMs)
{
    if (m_answeredMs > askedMs)
        return; // it answered others meanwhile
    ++m_misses;
    m_problem = error;
    if (m_misses == 1) {
        m_sinceMs = askedUtcMs;
        m_probeMs = nowMs;
        return;
    }
    if (m_probeMs > nowMs)
        return; // a straggler asked before: the pause is running already
    ++m_probes;
    m_probeMs = nowMs + m_backoff.pauseMs(m_probes, std::max<qint64>(m_cadenceMs / firstPauseDivisor, 1),
                                          longestPauseCadences * m_cadenceMs);
}

void Reachability::hurry(qint64 nowMs)
{
    m_probes = 0;
    m_probeMs = std::min(m_probeMs, nowMs);
}

} // namespace hmcscope
