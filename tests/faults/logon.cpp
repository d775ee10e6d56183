// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Outcome = SessionStatus::Outcome;
using Action = simulator::Fault::Action;
using simulator::Dialect;

namespace {

/// The HMC says no: one PUT, no session, nothing to end.
Case refusal(const QString &name, const std::function<void(Trial &)> &before, const QString &says)
{
    return {.subject = u"The HMC refuses the logon"_s,
            .name = name,
            .before = before,
            .outcome = Outcome::Refused,
            .says = says,
            .deletes = 0};
}

Case refusal(const QString &name, Dialect::LogonRefusal reason, const QString &says)
{
    return refusal(
        name,
        [reason](Trial &trial) { trial.dial([reason](Dialect &dialect) { dialect.logonRefusal = reason; }); },
        says);
}

std::function<void(Trial &)> tooManySessions(int status)
{
    return [status](Trial &trial) {
        trial.fault({.method = "PUT",
                     .action = Action::Status,
                     .status = status,
                     .text = "The maximum number of sessions has been reached.",
                     .times = 1});
    };
}

/// Locked by somebody's wrong passwords.
void lock(Trial &trial)
{
    trial.fault({.method = "PUT",
                 .action = Action::Status,
                 .status = 401,
                 .text = "The user account is locked because of too many failed logon attempts.",
                 .times = 1});
}

/// The HMC is found and starts again before the logon arrives.
std::function<void(Trial &)> starting(int status)
{
    return [status](Trial &trial) {
        trial.fault({.method = "PUT",
                     .action = Action::Status,
                     .status = status,
                     .text = "The Hardware Management Console is starting up.",
                     .times = 1});
    };
}

QList<Case> refusals()
{
    return {
        refusal(
            u"Wrong password"_s, [](Trial &trial) { trial.giveWrongPassword(); }, u"refused: "_s),
        refusal(u"User locked"_s, lock, u"lock"_s),
        refusal(u"Password expired"_s, Dialect::LogonRefusal::PasswordExpired, u"expired"_s),
        refusal(u"A second factor is wanted"_s, Dialect::LogonRefusal::SecondFactor, u"factor"_s),
        refusal(u"User without remote access"_s, Dialect::LogonRefusal::NoRemoteAccess, u"remote"_s),
        refusal(u"Too many sessions, said as 401"_s, tooManySessions(401), u"sessions"_s),
        refusal(u"Too many sessions, said as 503"_s, tooManySessions(503), u"sessions"_s),
        refusal(
            u"HMC older than V8"_s,
            [](Trial &trial) {
                trial.dial([](Dialect &dialect) {
                    dialect.logonRefusal = Dialect::LogonRefusal::BeforeV8;
                    dialect.errorShape = Dialect::ErrorShape::HtmlPage;
                });
            },
            u"older than V8"_s),
        refusal(u"HMC starting, said as 401"_s, starting(401), u"start"_s),
        refusal(u"HMC starting, said as 503"_s, starting(503), u"start"_s),
        refusal(
            u"The logon is sent elsewhere (302)"_s,
            [](Trial &trial) {
                trial.fault({.method = "PUT",
                             .action = Action::Redirect,
                             .status = 302,
                             .text = "/login",
                             .times = 1});
            },
            u"refused: "_s),
    };
}

/// As long as it starts; nothing is sent again without the user.
Case startingFrontEnd(int status)
{
    return {.subject = u"The HMC refuses the logon"_s,
            .name = u"HMC starting, its front end says %1"_s.arg(status),
            .before =
                [status](Trial &trial) {
                    trial.dial([status](Dialect &dialect) {
                        dialect.startingAnswers = 100;
                        dialect.startingStatus = status;
                    });
                },
            .outcome = Outcome::Failed,
            .says = u"starting"_s,
            .puts = 0,
            .deletes = 0};
}

/// A 404 may come from any web server.
Case hiddenApi()
{
    Case hidden = startingFrontEnd(404);
    hidden.says = u"not as the REST API"_s;
    return hidden;
}

/// A session may exist, and nobody but an administrator can end it: he does, as the sentence tells the user.
Case lost(const QString &name, const simulator::Fault &fault)
{
    return {.subject = u"The answer to the logon is lost"_s,
            .name = name,
            .before = [fault](Trial &trial) { trial.fault(fault); },
            .mended = [](Trial &trial) { trial.letAdministratorEndSessions(); },
            .outcome = Outcome::OutcomeUnknown,
            .says = u"may still exist on the HMC"_s,
            .deletes = 0};
}

QList<Case> losses()
{
    return {
        lost(u"Connection closed before the logon"_s, {.method = "PUT", .action = Action::Drop}),
        lost(u"Connection closed after the logon"_s, {.method = "PUT", .action = Action::DropAfter}),
        lost(u"Connection reset"_s, {.method = "PUT", .action = Action::Reset}),
        lost(u"Half an answer"_s, {.method = "PUT", .action = Action::Truncate}),
        lost(u"Something that is not HTTP"_s, {.method = "PUT", .action = Action::Garbage}),
        lost(u"An answer without a token"_s,
             {.method = "PUT", .action = Action::Body, .text = "<LogonResponse></LogonResponse>"}),
        lost(u"The gateway gave up (502)"_s, {.method = "PUT", .action = Action::Status, .status = 502}),
        lost(u"The gateway gave up (504)"_s, {.method = "PUT", .action = Action::Status, .status = 504}),
        {.subject = u"The answer to the logon is lost"_s,
         .name = u"No answer; the user presses Disconnect"_s,
         .course = Course::GivesUp,
         .before = [](Trial &trial) { trial.fault({.method = "PUT", .action = Action::Hang}); },
         .mended = [](Trial &trial) { trial.hmc().stop(); },
         .outcome = Outcome::Unconfirmed,
         .says = u""_s,
         .deletes = 0,
         .limit = Limit::Disconnect},
        {.subject = u"The answer to the logon is lost"_s,
         .name = u"It comes after the user pressed Disconnect"_s,
         .course = Course::GivesUp,
         .before = [](Trial &trial) { trial.fault({.method = "PUT", .delayMs = 1000}); },
         .says = u"disconnected"_s},
    };
}

} // namespace

QList<Case> logonCases()
{
    return refusals() + QList<Case>{startingFrontEnd(503), hiddenApi()} + losses();
}

} // namespace hmcscope::test
