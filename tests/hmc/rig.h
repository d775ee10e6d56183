// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "support/fakeguard.h"
#include "support/fakeledger.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QCoreApplication>
#include <QEvent>
#include <QFile>

namespace hmcscope::test {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

inline QByteArray fixture(const char *name)
{
    QFile file(QStringLiteral(HMCSCOPE_TEST_DATA "/hmc/") + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Delivers what is queued, deferred deletions included.
inline void settle()
{
    for (int i = 0; i < 4; ++i) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

/// A session whose surroundings are all in the test's hand.
class Rig
{
public:
    Rig()
    {
        QObject::connect(&session, &Session::statusChanged, &session,
                         [this](const SessionStatus &status) { states.append(status.state); });
    }

    static QByteArray fingerprint() { return QByteArray(32, 'f'); }
    static QByteArray tokenBytes() { return "TOKEN-0123456789abcdef"; }

    PreflightReport goodReport(bool trusted = true) const
    {
        PreflightReport report;
        report.endpoint = {QStringLiteral("hmc.example"), 12443};
        report.peer.trusted = trusted;
        report.peer.certificate.sha256 = fingerprint();
        return report;
    }

    LogonRequest request(const TrustRule &trust = {})
    {
        return {{QStringLiteral("hmc.example"), 0},
                trust,
                QStringLiteral("operator"),
                [this](const Endpoint &endpoint, const QByteArray &sha256, QObject *context,
                       std::function<void(Result<Secret>)> done) {
                    passwordEndpoint = endpoint;
                    passwordFingerprint = sha256;
                    passwordContext = context;
                    passwordDone = std::move(done);
                }};
    }

    void checked(const Result<PreflightReport> &result)
    {
        const PreflightCallback done = std::exchange(preflightDone, nullptr);
        if (done && preflightContext)
            done(result);
    }
    void password(const Result<Secret> &result)
    {
        const auto done = std::exchange(passwordDone, nullptr);
        if (done && passwordContext)
            done(result);
    }
    void typed() { password(Secret(QByteArray("pass\"<&word"))); }

    /// Brings a new session to a state along the usual way.
    void bring(State state)
    {
        if (state == State::LoggedOff)
            return;
        session.logOn(request());
        if (state == State::Checking)
            return;
        if (state == State::AskTrust)
            return checked(goodReport(false));
        checked(goodReport());
        typed();
        if (state == State::LoggingOn)
            return;
        Q_EMIT guards.current()->loggedOn(Secret(tokenBytes()), 1'700'000'000'000);
        if (state == State::LoggingOff)
            session.logOff();
    }

    /// The confirming questions of an expiry, from the first one on: all of them say that the token is
    /// unknown.
    void confirmExpiry(const QByteArray &body = {})
    {
        for (int look = 0; look < 2; ++look) {
            transport()->answerLast(401, body); // with the token
            transport()->answerLast(401, body); // without it
            clock.advance(5'000);
        }
    }

    FakeTransport *transport() const { return transports.current(); }
    FakeGuard *guard() const { return guards.current(); }
    /// Asks for something with the session's token; the answer lands in `answers`.
    void ask(const QByteArray &path)
    {
        Request question;
        question.pathAndQuery = path;
        session.get(question, &asker, [this](const Result<Answer> &answer) { answers.append(answer); });
    }

    ManualClock clock;
    FakeLedger ledger;
    bool hasLastResort = true;
    FakeGuards guards;
    FakeTransports transports;
    QPointer<QObject> preflightContext;
    PreflightCallback preflightDone;
    int preflights = 0;
    QList<quint16> checkedPorts;
    WrongAttempts wrongAttempts;
    Endpoint passwordEndpoint;
    QByteArray passwordFingerprint;
    QPointer<QObject> passwordContext;
    std::function<void(Result<Secret>)> passwordDone;
    QList<State> states;
    QList<Result<Answer>> answers;
    QObject asker;
    Session session{
        {.preflight =
             [this](const Endpoint &endpoint, const TrustRule &, QObject *context, PreflightCallback done) {
                 ++preflights;
                 checkedPorts.append(endpoint.port);
                 preflightContext = context;
                 preflightDone = std::move(done);
             },
         .guard = guards.factory(),
         .transport = transports.factory(),
         .clock = clock,
         .memento = "hmcscope/0.1.0 rig",
         .ledger = &ledger,
         .wrongAttempts = &wrongAttempts,
         .lastResort = [this] { return hasLastResort ? guards.factory(false)() : nullptr; }}};
};

} // namespace hmcscope::test
