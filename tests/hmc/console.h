// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "hmc/api.h"
#include "hmc/guardprocess.h"
#include "hmc/guardthread.h"
#include "hmc/session.h"
#include "http/networktransport.h"
#include "http/turnstile.h"
#include "simulator/simulator.h"

#include <QTest>

namespace hmcscope::test {

/// A session on a simulated HMC, made of the real parts, with the questions that can be asked over it.
struct Window
{
    explicit Window(const simulator::Simulator &hmc, std::shared_ptr<Turnstiles> shared = {})
        : turnstiles(shared ? std::move(shared) : std::make_shared<Turnstiles>())
        , endpoint{QStringLiteral("127.0.0.1"), hmc.port()}
        , pin{TrustRule::Kind::Pin, {}, hmc.fingerprint()}
    {
    }

    void logOn()
    {
        session.logOn({endpoint, pin, QStringLiteral("hscroot"),
                       [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
                           done(Secret(QByteArray("abc123")));
                       }});
    }
    /// Logs on and waits until it is.
    bool isLoggedOn()
    {
        logOn();
        return QTest::qWaitFor([this] { return session.status().state == SessionStatus::State::LoggedOn; },
                               5000);
    }

    std::shared_ptr<Turnstiles> turnstiles;
    Endpoint endpoint;
    TrustRule pin;
    QString guardProgram; ///< empty: the installed one
    SystemClock clock;
    Session session{
        {.preflight = [](const Endpoint &peer, const TrustRule &trust, QObject *context,
                         PreflightCallback done) { runPreflight(peer, trust, context, std::move(done)); },
         .guard = [this] { return std::make_unique<GuardProcess>(guardProgram); },
         .transport = [this](const Endpoint &peer, const TrustRule &trust) -> std::unique_ptr<Transport> {
             return std::make_unique<NetworkTransport>(peer, trust, turnstiles->at(peer));
         },
         .clock = clock,
         .memento = "hmcscope/test window",
         .lastResort = [] { return std::make_unique<GuardThread>(); }}};
    Api api{session};
    QObject asker;
};

} // namespace hmcscope::test
