// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/api.h"
#include "hmc/session.h"
#include "support/fakeguard.h"
#include "support/manualclock.h"

#include <QList>
#include <QMap>
#include <QString>

#include <functional>
#include <optional>

namespace hmcscope::test {

/// One system as the scripted HMC has it.
struct ScriptedSystem
{
    QByteArray uuid{};
    QByteArray mtms{};
    QByteArray state{"operating"};
    /// EnergyMonitoringCapable, EnergyMonitorEnabled, AggregationEnabled, LongTermMonitorEnabled,
    /// ComputeLTMEnabled
    QByteArray flags{"ttttt"};
    QByteArrayList pools{};       ///< pools that its VIOS show
    qsizetype weight = 0;         ///< bytes that one SSP sample has on top
    qint64 silentFromMs = 0;      ///< HMC's clock: no samples from then on; 0: never
    qint64 failingFromMs = 0;     ///< samples of status 1 from then on; 0: never
    int refusal = 0;              ///< status of its metrics feeds, 0: they answer
    std::optional<Error> error{}; ///< instead of an answer, after the time that it takes
};

/// One request as the HMC saw it.
struct Visit
{
    QByteArray path;
    qint64 atMs = 0; ///< steady, when it began
    qint64 tookMs = 0;
    qsizetype bytes = 0;
};

/// An HMC without a network that lives by a manual clock: it keeps two hours of samples of 30 s, publishes
/// them 7 s late, honours StartTS and EndTS, takes its time for each request, and two requests at once.
class ScriptedHmc
{
public:
    ScriptedHmc();

    qint64 nowMs() const { return clock.utc + aheadMs; }
    /// Both clocks go on, alarms ring, answers arrive.
    void run(qint64 ms);
    /// The machine sleeps: nothing rings meanwhile.
    void sleep(qint64 ms);

    void addSystems(int count);
    /// All visits whose path contains every one of these, and no EndTS unless asked for.
    QList<Visit> visits(const QByteArrayList &parts, qint64 fromMs = 0) const;
    qint64 busyMs(qint64 fromMs) const;
    qsizetype mostAtOnce() const { return m_mostAtOnce; }
    static double watts(qint64 stampMs) { return double(stampMs / 30'000 % 1000); }

    ManualClock clock;
    QList<ScriptedSystem> systems;
    QList<Visit> log;
    qint64 latencyMs = 330;
    qint64 aheadMs = 0;
    std::optional<Error> down{};    ///< nothing answers
    qint64 downAfterMs = 20;        ///< how long it takes to notice
    int everything = 0;             ///< status of every answer, 0: as it should be
    QMap<QByteArray, int> statuses; ///< by path of an HMC-wide document
    QMap<QByteArray, QByteArray> bodies;
    FakeGuards guards;
    Session session;
    Api api{session};

private:
    friend class ScriptedTransport;
    Result<Answer> answerTo(const QByteArray &pathAndQuery) const;
    qint64 durationOf(const QByteArray &pathAndQuery) const;
    const ScriptedSystem *systemIn(const QByteArray &path) const;
    QByteArray inventory() const;
    QByteArray preferences() const;
    QByteArray document(const ScriptedSystem &system, bool energy, qint64 fromMs, qint64 toMs) const;
    QByteArray feed(const ScriptedSystem &system, const QByteArray &query) const;

    qsizetype m_mostAtOnce = 0;
};

} // namespace hmcscope::test
