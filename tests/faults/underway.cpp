// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"
#include "faults/stranger.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Outcome = SessionStatus::Outcome;
using Action = simulator::Fault::Action;

namespace {

using Hook = std::function<void(Trial &)>;

constexpr int slowMs = 500;

void alert(Trial &trial)
{
    trial.unplug(); // the port is free first
    trial.unplug(strangerAt(trial.port(), QByteArray(tlsAlert, tlsAlertSize), false));
}

/// The logon has its effect, and its answer is under way when `then` happens.
Hook onceInside(const Hook &then)
{
    return [then](Trial &trial) {
        trial.fault({.method = "PUT", .delayAfterMs = slowMs});
        auto *once = new QObject(&trial);
        QObject::connect(&trial.hmc(), &simulator::Simulator::countersChanged, once, [once, &trial, then] {
            if (trial.hmc().counters().live == 0)
                return;
            delete once;
            QMetaObject::invokeMethod(
                &trial, [&trial, then] { then(trial); }, Qt::QueuedConnection);
        });
    };
}

/// Between the look at the HMC and the logon: nothing is sent.
Case before(const QString &name, const Hook &happens, Outcome outcome, const QString &says)
{
    return {.subject = u"The HMC changes while logging on"_s,
            .name = name,
            .loggingOn = happens,
            .outcome = outcome,
            .says = says,
            .puts = 0,
            .deletes = 0};
}

QList<Case> onTheWayIn()
{
    Case slow{.subject = u"The HMC changes while logging on"_s,
              .name = u"It is slow"_s,
              .course = Course::Disconnects,
              .before = [](Trial &trial) { trial.fault({.delayMs = slowMs}); },
              .connected = [](Trial &trial) { trial.hmc().clearFaults(); },
              .says = u"disconnected"_s};
    Case restarts{.subject = slow.subject,
                  .name = u"It restarts before it has answered"_s,
                  .loggingOn = onceInside([](Trial &trial) { trial.hmc().restart(2); }),
                  .outcome = Outcome::OutcomeUnknown,
                  .says = u"may still exist on the HMC"_s,
                  .deletes = 0};
    Case killed{.subject = slow.subject,
                .name = u"An administrator ends the session before its answer arrives"_s,
                .course = Course::Ends,
                .loggingOn = onceInside([](Trial &trial) { trial.hmc().killSessions(); }),
                .outcome = Outcome::Expired,
                .says = u"expired: "_s};
    return {
        slow,
        before(
            u"It is gone from the network"_s, [](Trial &trial) { trial.unplug(); }, Outcome::Failed,
            u"Nothing answers"_s),
        before(
            u"Its certificate changes"_s, [](Trial &trial) { trial.hmc().replaceCertificate(); },
            Outcome::CertificateChanged, u"is not the one you trusted"_s),
        before(u"It answers with a TLS alert"_s, alert, Outcome::Failed, u"No secure connection"_s),
        restarts,
        killed,
    };
}

/// What stands above the systems; mended before Disconnect.
Case shown(const QString &name, const Hook &happens, const Hook &mended, Error::Kind problem)
{
    return {.subject = u"The HMC changes under an open window"_s,
            .name = name,
            .course = Course::ShowsConsole,
            .connected = happens,
            .mended = mended,
            .problem = problem};
}

QList<Case> inside()
{
    const Hook clear = [](Trial &trial) { trial.hmc().clearFaults(); };
    Case frozen = shown(
        u"It freezes"_s, [](Trial &trial) { trial.fault({.method = "GET", .action = Action::Hang}); }, clear,
        Error::Kind::TimedOut);
    frozen.hurry = 40;
    Case changed = shown(
        u"It has another certificate"_s,
        [](Trial &trial) {
            trial.unplug();
            trial.hmc().replaceCertificate();
            trial.plug();
        },
        [](Trial &trial) { trial.letAdministratorEndSessions(); }, Error::Kind::CertificateChanged);
    changed.outcome = Outcome::Unconfirmed;
    changed.deletes = 0;
    changed.limit = Limit::Disconnect;
    return {
        frozen,
        changed,
        shown(
            u"It answers with a TLS alert"_s, alert, [](Trial &trial) { trial.plug(); }, Error::Kind::Tls),
    };
}

Case leaving(const QString &name, const Hook &happens, Outcome outcome, int deletes)
{
    return {.subject = u"The HMC changes while logging off"_s,
            .name = name,
            .course = Course::Disconnects,
            .connected = happens,
            .outcome = outcome,
            .says = u"disconnected"_s,
            .deletes = deletes};
}

Hook spoils(const simulator::Fault &fault)
{
    return [fault](Trial &trial) { trial.fault(fault); };
}

QList<Case> onTheWayOut()
{
    Case alerted = leaving(u"It answers with TLS alerts for a while"_s, alert, Outcome::Unconfirmed, 1);
    alerted.mended = [](Trial &trial) { trial.plug(); };
    alerted.says = u"has not confirmed the logoff"_s;
    alerted.limit = Limit::Disconnect;
    return {
        leaving(u"It is slow"_s, spoils({.method = "DELETE", .delayMs = slowMs}), Outcome::Confirmed, 1),
        leaving(u"Half an answer"_s, spoils({.method = "DELETE", .action = Action::Truncate, .times = 1}),
                Outcome::Confirmed, 1),
        leaving(u"Something that is not HTTP"_s,
                spoils({.method = "DELETE", .action = Action::Garbage, .times = 1}), Outcome::AlreadyGone, 2),
        alerted,
        leaving(
            u"It restarts"_s,
            [](Trial &trial) {
                trial.hmc().restart(0);
                trial.fault({.method = "DELETE", .action = Action::Status, .status = 503, .times = 1});
            },
            Outcome::AlreadyGone, 2),
        leaving(
            u"An administrator was quicker"_s, [](Trial &trial) { trial.hmc().killSessions(); },
            Outcome::AlreadyGone, 1),
    };
}

} // namespace

QList<Case> underwayCases()
{
    return onTheWayIn() + inside() + onTheWayOut();
}

} // namespace hmcscope::test
