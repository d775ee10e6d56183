// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "simulator/simulator.h"
#include "support/manualclock.h"

#include <QObject>

#include <functional>

namespace hmcscope::test {

/// A fleet of a large site, on the HMC that most have.
inline simulator::Options optionsFor(const ManualClock &clock, int systems)
{
    simulator::Options options;
    options.systems = systems;
    options.dialect = simulator::dialectOf(simulator::Dialect::Generation::V10);
    options.nowMs = [&clock] { return clock.utcMs(); };
    return options;
}

/// The right password, at once.
inline PasswordSource typed()
{
    return [](const Endpoint &, const QByteArray &, QObject *context,
              const std::function<void(Result<Secret>)> &done) {
        QMetaObject::invokeMethod(
            context, [done] { done(Secret(QByteArray("abc123"))); }, Qt::QueuedConnection);
    };
}

} // namespace hmcscope::test
