// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentences.h"

#include "text/words.h"

#include <QDateTime>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

/// A session may exist of which we have no token: what its owner can do about it.
QString whereToLook()
{
    return Words::tr(
        "A session may still exist on the HMC: \"lslogon -r webui -u\" on its command line, or Users "
        "logged on in its console, shows it.");
}

/// Why the session would outlive a crash of ours; nothing where it would not.
QString uncovered(const SessionStatus &status)
{
    if (status.crashCover)
        return {};
    return status.error.kind == Error::Kind::GuardMissing
               ? Words::tr("crash cover off: hmcscope-guard is missing or of another version")
               : Words::tr("crash cover off: the logon companion ended unexpectedly");
}

QString loggedOffSentence(const SessionStatus &status)
{
    switch (status.outcome) {
    case Outcome::None:
    case Outcome::Cancelled:
        return Words::tr("disconnected");
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        return status.forSleep ? Words::tr("disconnected: logged off before the machine sleeps")
                               : Words::tr("disconnected");
    case Outcome::Refused:
        return Words::tr("refused: %1").arg(refusalSentence(status));
    case Outcome::Failed:
    case Outcome::CertificateChanged: {
        const QString reason = errorSentence(status.error, status.endpoint);
        return isUnreachable(status.error.kind) ? Words::tr("unreachable: %1").arg(reason)
                                                : Words::tr("disconnected: %1").arg(reason);
    }
    case Outcome::OutcomeUnknown:
        return Words::tr("disconnected: the HMC did not answer the logon. %1").arg(whereToLook());
    case Outcome::Expired:
        return Words::tr(
            "expired: the HMC ended the session, or was restarted. The charts keep their data; connect "
            "again to go on.");
    case Outcome::Unconfirmed:
        return Words::tr(
            "disconnected: the HMC has not confirmed the logoff yet; it is tried again in the background");
    case Outcome::GuardLost:
        return Words::tr("disconnected: the logon companion ended unexpectedly. %1").arg(whereToLook());
    }
    return Words::tr("disconnected");
}

QString loggedOffWord(const SessionStatus &status)
{
    switch (status.outcome) {
    case Outcome::Refused:
        return Words::tr("refused");
    case Outcome::Expired:
        return Words::tr("expired");
    case Outcome::Failed:
        return isUnreachable(status.error.kind) ? Words::tr("unreachable") : Words::tr("disconnected");
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::CertificateChanged:
    case Outcome::OutcomeUnknown:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
    case Outcome::Unconfirmed:
    case Outcome::GuardLost:
        return Words::tr("disconnected");
    }
    return Words::tr("disconnected");
}

} // namespace

QString sessionSentence(const SessionStatus &status, const QLocale &locale)
{
    switch (status.state) {
    case State::LoggedOff:
        return loggedOffSentence(status);
    case State::Checking:
        return Words::tr("checking");
    case State::AskTrust:
        return Words::tr("checking: the certificate waits for your decision");
    case State::LoggingOn:
        return Words::tr("logging on");
    case State::LoggedOn: {
        const QTime since = QDateTime::fromMSecsSinceEpoch(status.sinceMs).time();
        const QString connected =
            Words::tr("connected as %1 since %2").arg(bounded(status.user), locale.toString(since, u"HH:mm"));
        const QString risk = uncovered(status);
        return risk.isEmpty() ? connected : connected + u" \u00b7 "_s + risk;
    }
    case State::LoggingOff:
        return Words::tr("logging off");
    }
    return {};
}

QString sessionWord(const SessionStatus &status)
{
    switch (status.state) {
    case State::LoggedOff:
        return loggedOffWord(status);
    case State::Checking:
    case State::AskTrust:
        return Words::tr("checking");
    case State::LoggingOn:
        return Words::tr("logging on");
    case State::LoggedOn:
        return Words::tr("connected");
    case State::LoggingOff:
        return Words::tr("logging off");
    }
    return {};
}

} // namespace hmcscope
