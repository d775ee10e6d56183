// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/reconnection.h"

#include <array>

namespace hmcscope {

namespace {

using Outcome = SessionStatus::Outcome;

constexpr qint64 windowMs = 10 * 60'000;
constexpr std::array<qint64, 3> delaysMs{5'000, 30'000, 120'000};

/// Ways in which looking for the HMC fails while it or the network is down: nothing was sent yet.
bool mayPass(const Error &error)
{
    switch (error.kind) {
    case Error::Kind::NameNotFound: // the name server is behind the network that is down
    case Error::Kind::ConnectionRefused:
    case Error::Kind::Unreachable:
    case Error::Kind::ConnectionLost:
    case Error::Kind::TimedOut:
    case Error::Kind::NotAnHmc: // a front end whose REST API is not up yet
        return true;
    default:
        return error.kind == Error::Kind::Status && error.status >= 500;
    }
}

/// Whether nothing is left on the HMC.
bool isOver(Outcome outcome)
{
    return outcome == Outcome::Confirmed || outcome == Outcome::AlreadyGone || outcome == Outcome::Cancelled;
}

} // namespace

void Reconnection::setWanted(bool wanted)
{
    m_wanted = wanted;
}

void Reconnection::reset()
{
    m_attemptsMs.clear();
}

std::optional<qint64> Reconnection::delayAfter(const SessionStatus &ended, qint64 nowMs)
{
    std::erase_if(m_attemptsMs, [nowMs](qint64 attempt) { return nowMs - attempt >= windowMs; });
    // Not after GuardLost: the old session may live on, and nobody else would tell the user to look for it.
    const bool sessionEnded = ended.outcome == Outcome::Expired || (ended.forSleep && isOver(ended.outcome));
    const bool goOn = ended.outcome == Outcome::Failed && mayPass(ended.error) && !m_attemptsMs.empty();
    if (!m_wanted || ended.state != SessionStatus::State::LoggedOff || !(sessionEnded || goOn) ||
        m_attemptsMs.size() >= delaysMs.size())
        return {};
    const qint64 delay = delaysMs.at(m_attemptsMs.size());
    m_attemptsMs.push_back(nowMs + delay);
    return delay;
}

} // namespace hmcscope
