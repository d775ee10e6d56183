// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chipface.h"

#include "text/consolesentences.h"
#include "text/ledgersentences.h"
#include "text/sentences.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

class Chip
{
    Q_DECLARE_TR_FUNCTIONS(hmcscope::SessionChip)
};

struct Look
{
    QString picture;
    Tone tone;
};

Look lookOfOutcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Refused:
    case Outcome::CertificateChanged:
        return {u"ban"_s, Tone::Bad};
    case Outcome::Failed:
        return {u"cloud-off"_s, Tone::Bad};
    case Outcome::OutcomeUnknown:
    case Outcome::GuardLost:
    case Outcome::Unconfirmed:
        return {u"triangle-alert"_s, Tone::Warning};
    case Outcome::Expired:
        return {u"clock-alert"_s, Tone::Warning};
    case Outcome::None:
    case Outcome::Cancelled:
    case Outcome::Confirmed:
    case Outcome::AlreadyGone:
        break;
    }
    return {u"unplug"_s, Tone::Neutral};
}

Look lookOf(const SessionStatus &status)
{
    switch (status.state) {
    case State::LoggedOff:
        return lookOfOutcome(status.outcome);
    case State::Checking:
    case State::LoggingOn:
        return {u"loader-circle"_s, Tone::Busy};
    case State::AskTrust:
        return {u"shield-alert"_s, Tone::Warning};
    case State::LoggedOn:
        return {u"circle-check"_s, Tone::Good};
    case State::LoggingOff:
        break;
    }
    return {u"log-out"_s, Tone::Busy};
}

// The countdown stands in front: it is what a long reason must not push out of sight.
ChipFace reconnectingFace(const ConsoleView &view, const QString &reason)
{
    const qint64 seconds = (std::max<qint64>(view.reconnectsAtMs - view.nowMs, 0) + 999) / 1000;
    const QString wait =
        seconds > 0 ? Chip::tr("reconnecting in %n s", nullptr, int(seconds)) : Chip::tr("reconnecting");
    return {u"refresh-cw"_s,
            Tone::Busy,
            sessionWord(view.session) + u" \u00b7 "_s + wait,
            reason + u" \u00b7 "_s + wait,
            {},
            {}};
}

// What is odd about an HMC that answers.
QString remarkOf(const ConsoleStatus &console)
{
    QStringList remarks{cadenceSentence(console), skewSentence(console)};
    remarks.removeAll(QString());
    return remarks.join(u' ');
}

QString rateOf(double perMinute, const QLocale &locale)
{
    return Chip::tr("Requests that we cause: %1 per minute").arg(locale.toString(perMinute, 'f', 1));
}

// The session in numbers. Times, not ages of seconds: what is read a moment later is still true.
QStringList factsOf(const ConsoleView &view, const QLocale &locale)
{
    const SessionStatus &session = view.session;
    const qint64 proofMs = view.console.lastProofMs;
    QStringList facts{
        Chip::tr("HMC: %1").arg(view.title),
        Chip::tr("User: %1").arg(session.user),
        Chip::tr("Since: %1 (%2)")
            .arg(momentSentence(session.sinceMs, locale), spanSentence(view.nowMs - session.sinceMs)),
        proofMs == 0 ? Chip::tr("Last proof of life: none yet")
                     : Chip::tr("Last proof of life: %1").arg(momentSentence(proofMs, locale)),
        rateOf(view.requestsPerMinute, locale),
        view.session.crashCover ? Chip::tr("Crash cover: on, a guard logs off if the program is killed")
                                : Chip::tr("Crash cover: off, a killed program leaves its session behind")};
    if (view.ledgerProblem)
        facts << keepingSentence(*view.ledgerProblem);
    return facts;
}

} // namespace

bool isCurrent(const SessionStatus &session, const ConsoleStatus &console)
{
    return session.state == State::LoggedOn && console.unreachableSinceMs == 0;
}

ChipFace faceOf(const ConsoleView &view, const QLocale &locale)
{
    const State state = view.session.state;
    if (state == State::LoggedOn && !isCurrent(view.session, view.console)) { // the session is kept
        const QString sentence = consoleSentence(view.console, locale);
        return {u"cloud-off"_s, Tone::Bad, sentence, sentence, {}, factsOf(view, locale)};
    }
    const QString sentence = sessionSentence(view.session, locale);
    if (state == State::LoggedOff && view.reconnectsAtMs != 0)
        return reconnectingFace(view, sentence);
    const Look look = lookOf(view.session);
    if (state != State::LoggedOn)
        return {look.picture, look.tone, sentence, sentence, {}, {}};
    return {look.picture, look.tone, sentence, sentence, remarkOf(view.console), factsOf(view, locale)};
}

} // namespace hmcscope
