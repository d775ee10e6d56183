// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"
#include "support/fakeguard.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QCoreApplication>
#include <QTest>

#include <memory>

namespace hmcscope::test {

/// A connection whose HMC, guard and time are in the test's hand. The HMC answers every look at once, if it
/// does.
class Desk
{
public:
    Desk()
    {
        connection = std::make_unique<Connection>(
            Session::Parts{[this](const Endpoint &, const TrustRule &, QObject *, const auto &done) {
                               ++looks;
                               if (answers)
                                   done(found);
                           },
                           guards.factory(), transports.factory(), clock, "memento"});
        PreflightReport report;
        report.endpoint = {QStringLiteral("hmc.example"), 12443};
        report.peer.trusted = true;
        found = report;
    }

    LogonRequest request() const
    {
        return {{QStringLiteral("hmc.example"), 0},
                {},
                QStringLiteral("operator"),
                [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
                    done(Secret(QByteArray("abc123")));
                }};
    }
    const SessionStatus &status() const { return connection->session().status(); }
    int logons() const { return int(guards.log->count(QStringLiteral("logOn"))); }
    int logoffs() const { return int(guards.log->count(QStringLiteral("logOff"))); }

    void accept() { Q_EMIT guards.current()->loggedOn(Secret(QByteArray("TOKEN")), 0); }
    void refuse() { Q_EMIT guards.current()->refused(401, QStringLiteral("The password is not valid.")); }
    /// The user logs on, and chooses to be connected again by itself.
    void open()
    {
        connection->session().logOn(request());
        accept();
        connection->setReconnection(request());
    }
    /// The HMC forgets the session: up to the logoff that is sent all the same.
    void expire()
    {
        Request question;
        question.pathAndQuery = "/a";
        QObject asker;
        connection->session().get(question, &asker, [](const auto &) {});
        transports.current()->answerLast(401);
        for (int look = 0; look < 2; ++look) {
            transports.current()->answerLast(401);
            transports.current()->answerLast(401);
            clock.advance(5'000);
        }
        QCOMPARE(status().state, SessionStatus::State::LoggingOff);
    }
    void expireAndEnd()
    {
        expire();
        Q_EMIT guards.current()->loggedOff(SessionEnd::AlreadyGone);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }

    ManualClock clock;
    FakeGuards guards;
    FakeTransports transports;
    Result<PreflightReport> found = Error{};
    int looks = 0;
    bool answers = true; ///< the HMC, when it is looked at
    std::unique_ptr<Connection> connection;
};

} // namespace hmcscope::test
