// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Outcome = SessionStatus::Outcome;
using Action = simulator::Fault::Action;
using simulator::Dialect;

namespace {

Case logoff(const QString &name, const simulator::Fault &fault, int deletes,
            Outcome outcome = Outcome::Confirmed)
{
    return {.subject = u"The logoff"_s,
            .name = name,
            .course = Course::Disconnects,
            .connected = [fault](Trial &trial) { trial.fault(fault); },
            .outcome = outcome,
            .says = u"disconnected"_s,
            .deletes = deletes};
}

simulator::Fault once(int status)
{
    return {.method = "DELETE", .action = Action::Status, .status = status, .times = 1};
}

QList<Case> logoffs()
{
    Case unanswered =
        logoff(u"No answer, then one"_s, {.method = "DELETE", .action = Action::Hang, .times = 1}, 2,
               Outcome::Unconfirmed);
    unanswered.says = u"has not confirmed the logoff"_s;
    unanswered.limit = Limit::Disconnect;
    Case closing = unanswered;
    closing.name = u"The window is closed, no answer, then one"_s;
    closing.course = Course::Closes;
    closing.limit = Limit::Window;
    return {
        logoff(u"Its answer is lost"_s, {.method = "DELETE", .action = Action::DropAfter, .times = 1}, 2,
               Outcome::AlreadyGone),
        logoff(u"Connection reset"_s, {.method = "DELETE", .action = Action::Reset, .times = 1}, 2),
        logoff(u"An error (500), then an answer"_s, once(500), 2),
        logoff(u"Not ready (503), then an answer"_s, once(503), 2),
        logoff(u"Forbidden (403), then an answer"_s, once(403), 2),
        logoff(u"Not found (404), then an answer"_s, once(404), 2),
        logoff(u"A single 401, then an answer"_s, once(401), 2),
        logoff(u"Sent elsewhere (302), then an answer"_s,
               {.method = "DELETE", .action = Action::Redirect, .status = 302, .text = "/login", .times = 1},
               2),
        unanswered,
        closing,
    };
}

Case ending(const QString &name, const std::function<void(Trial &)> &connected)
{
    return {.subject = u"The session ends without the user"_s,
            .name = name,
            .course = Course::Ends,
            .connected = connected,
            .outcome = Outcome::Expired,
            .says = u"expired: "_s};
}

QList<Case> endings()
{
    return {
        ending(u"An administrator ends it"_s, [](Trial &trial) { trial.hmc().killSessions(); }),
        ending(u"The HMC lets it expire"_s, [](Trial &trial) { trial.hmc().expireSessions(); }),
        ending(u"The HMC restarts under the open window"_s, [](Trial &trial) { trial.hmc().restart(2); }),
        ending(u"A dead session is sent to the login page (302)"_s,
               [](Trial &trial) {
                   trial.dial([](Dialect &dialect) { dialect.deadSession302 = true; });
                   trial.hmc().killSessions();
               }),
    };
}

QList<Case> departures()
{
    // The guard ends the session once it is back.
    const auto unplug = [](Trial &trial) { trial.unplug(); };
    const auto plug = [](Trial &trial) { trial.plug(); };
    Case shown{.subject = u"The network is gone, and comes back later"_s,
               .name = u"VPN dropped, HMC off: what stands above the systems"_s,
               .course = Course::ShowsConsole,
               .connected = unplug,
               .mended = plug};
    Case left{.subject = shown.subject,
              .name = u"Disconnect before it comes back"_s,
              .course = Course::Disconnects,
              .connected = unplug,
              .mended = plug,
              .outcome = Outcome::Unconfirmed,
              .says = u"has not confirmed the logoff"_s,
              .limit = Limit::Disconnect};
    return {shown, left};
}

} // namespace

QList<Case> endingCases()
{
    return endings() + logoffs() + departures();
}

} // namespace hmcscope::test
