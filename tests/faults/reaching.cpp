// SPDX-License-Identifier: GPL-3.0-or-later
#include "faults/cases.h"
#include "faults/stranger.h"

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Outcome = SessionStatus::Outcome;
using Action = simulator::Fault::Action;

namespace {

void meetStranger(Trial &trial, const QByteArray &greeting, bool atOnce)
{
    const std::shared_ptr<QTcpServer> stranger = strangerAt(0, greeting, atOnce);
    trial.connectTo(stranger->serverPort(), stranger);
}

void meetNobody(Trial &trial)
{
    trial.hmc().stop(); // its port was free a moment ago, and nobody else takes it so soon
}

QList<Case> network()
{
    const QString subject = u"Reaching the HMC"_s;
    return {
        {.subject = subject,
         .name = u"The name has no address"_s,
         .before = [](Trial &trial) { trial.request.endpoint.host = u"no such host"_s; },
         .outcome = Outcome::Failed,
         .says = u"unreachable: The name"_s,
         .puts = 0,
         .deletes = 0},
        {.subject = subject,
         .name = u"Nothing listens at the port"_s,
         .before = meetNobody,
         .outcome = Outcome::Failed,
         .says = u"unreachable: Nothing answers"_s,
         .puts = 0,
         .deletes = 0},
        {.subject = subject,
         .name = u"The port takes the connection and stays mute"_s,
         .before = [](Trial &trial) { meetStranger(trial, {}, false); },
         .outcome = Outcome::Failed,
         .says = u"did not answer in time"_s,
         .puts = 0,
         .deletes = 0,
         .limit = Limit::Handshake},
        {.subject = subject,
         .name = u"The HMC takes the question and never answers"_s,
         .before = [](Trial &trial) { trial.fault({.method = "GET", .action = Action::Hang}); },
         .outcome = Outcome::Failed,
         .says = u"did not answer in time"_s,
         .puts = 0,
         .deletes = 0,
         .limit = Limit::Answer},
    };
}

QList<Case> strangers()
{
    const QString subject = u"Something else answers"_s;
    const auto stranger = [&](const QString &name, const QByteArray &greeting, bool atOnce) {
        return Case{.subject = subject,
                    .name = name,
                    .before = [greeting, atOnce](Trial &trial) { meetStranger(trial, greeting, atOnce); },
                    .outcome = Outcome::Failed,
                    .says = u"No secure connection"_s,
                    .puts = 0,
                    .deletes = 0};
    };
    const auto impostor = [&](const QString &name, const simulator::Fault &fault, const QString &says) {
        return Case{.subject = subject,
                    .name = name,
                    .before = [fault](Trial &trial) { trial.fault(fault); },
                    .outcome = Outcome::Failed,
                    .says = says,
                    .puts = 0,
                    .deletes = 0};
    };
    return {
        stranger(u"A server without TLS"_s, "220 mail.example ESMTP ready\r\n", true),
        stranger(u"A server of TLS 1.1 or older"_s, QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7), false),
        stranger(u"Garbage instead of a handshake"_s, QByteArray(64, '\x7f'), false),
        impostor(u"The HMC's browser GUI, or another web server"_s,
                 {.method = "GET", .action = Action::Body, .text = "<html><body>Welcome</body></html>"},
                 u"not as the REST API"_s),
        impostor(u"A web server that points elsewhere"_s,
                 {.method = "GET",
                  .action = Action::Redirect,
                  .status = 302,
                  .text = "https://hmc.example/dashboard/"},
                 u"not as the REST API"_s),
        impostor(u"TLS, but no HTTP"_s, {.method = "GET", .action = Action::Garbage}, {}),
        impostor(u"The connection is closed without an answer"_s, {.method = "GET", .action = Action::Drop},
                 u"closed the connection"_s),
    };
}

QList<Case> certificates()
{
    const QString subject = u"The certificate"_s;
    return {
        {.subject = subject,
         .name = u"Nobody vouches for it"_s,
         .course = Course::AsksTrust,
         .before = [](Trial &trial) { trial.request.trust = {}; },
         .outcome = Outcome::Cancelled,
         .says = u"the certificate waits for your decision"_s,
         .puts = 0,
         .deletes = 0},
        {.subject = subject,
         .name = u"It is another one than the one trusted"_s,
         .before = [](Trial &trial) { trial.hmc().replaceCertificate(); },
         .outcome = Outcome::CertificateChanged,
         .says = u"is not the one you trusted"_s,
         .puts = 0,
         .deletes = 0},
        {.subject = subject,
         .name = u"It changes under an open window"_s,
         .course = Course::Disconnects,
         .connected = [](Trial &trial) { trial.hmc().replaceCertificate(); },
         .mended = [](Trial &trial) { trial.letAdministratorEndSessions(); },
         .outcome = Outcome::Unconfirmed,
         .says = u"has not confirmed the logoff"_s,
         .deletes = 0,
         .limit = Limit::Disconnect},
    };
}

} // namespace

QList<Case> reachingCases()
{
    return network() + strangers() + certificates();
}

} // namespace hmcscope::test
