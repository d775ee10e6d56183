// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/busyshare.h"
#include "monitor/fleet.h"
#include "monitor/hmctime.h"
#include "monitor/monitor.h"
#include "monitor/reachability.h"
#include "monitor/schedule.h"
#include "monitor/storage.h"

#include <optional>
#include <vector>

namespace hmcscope {

/// When to ask is in rounds.cpp; what the answers mean for everybody in answers.cpp, for one system in
/// metrics.cpp; what is told to whom in monitor.cpp.
class Monitor::Private
{
public:
    using Question = Schedule::Question;
    using Item = Schedule::Item;

    Private(Monitor &monitor, Api &questions, HistoryStore &memory, const Clock &time);

    void begin();
    void end();
    void pump();
    void refresh();
    void setCadence(qint64 ms);

    qint64 hmcNowMs() const { return clock.utcMs() + hmcTime.skewMs().value_or(0); }

    Monitor &self;
    Api &api;
    HistoryStore &history;
    const Clock &clock;
    qint64 cadenceMs = processedCadenceMs;
    quint32 seed;
    Schedule schedule;
    Fleet fleet;
    HmcTime hmcTime;
    ConsoleStatus console;
    QSet<QString> watched;
    QString focus;
    /// Every answer is bound to it: without it none arrives any more.
    std::unique_ptr<QObject> context;

private:
    /// One question under way.
    struct Asked
    {
        Item item;
        bool onLoan = false;
        qint64 steadyMs = 0; ///< when it went out
        qint64 utcMs = 0;
        qint64 hmcMs = 0;              ///< what we took for the HMC's clock then
        std::optional<Span> slice{};   ///< of the past
        std::optional<Span> missing{}; ///< what is missing of the past if this one succeeds
    };
    struct Choice
    {
        Item item;
        bool onLoan = false;
    };

    // rounds.cpp
    Item probe() const;
    std::optional<Choice> choose(qint64 nowMs);
    bool mayAskForThePast(const Item &past, bool somethingIsDue, bool onLoan, qint64 nowMs);
    void ask(const Choice &choice, qint64 nowMs);
    void askForAll(const Asked &asked);
    void askForMetrics(Asked asked);
    void arm(qint64 nowMs);
    void noticeSleep(qint64 nowMs);

    // answers.cpp
    void heard(const Asked &asked, const Error *error);
    void followReachability(const Asked &asked, const Error *error);
    void finish(const Asked &asked, const Error *error);
    void noticeRestart(const Item &item, const Error *error);
    void ageSystems();
    void inventoryAnswered(const Asked &asked, Result<QList<ManagedSystem>> result);
    void preferencesAnswered(const Asked &asked, const Result<QList<PcmPreference>> &result);
    void clustersAnswered(const Asked &asked, const Result<QList<Cluster>> &result);
    void poolsAnswered(const Asked &asked, const Result<QList<StoragePool>> &result);
    void identityAnswered(const Asked &asked, const Result<ConsoleIdentity> &result);
    void poolMetricsAnswered(const Asked &asked, const Result<Metrics<PoolSample>> &result);
    void settle();

    // metrics.cpp
    void askSystem(const Asked &asked, std::optional<qint64> sinceMs, std::optional<qint64> untilMs,
                   bool energy);
    template <typename Reading>
    void metricsAnswered(const Asked &asked, const Result<Metrics<Reading>> &result);
    template <typename Reading>
    void take(const Asked &asked, Fleet::Part part, const Metrics<Reading> &metrics);
    void takeState(const Asked &asked, Fleet::Part &part, bool isEmpty);
    void takeSlice(const Asked &asked, Fleet::Part &part, DataState answered);
    void judge(Fleet::Part &part, const QString &detail);
    void fail(const Asked &asked, Fleet::Part part, const Error &error);

    // monitor.cpp
    void touch(const QString &uuid);
    void touchConsole();
    void announce();
    void tell();
    void updateConsole();

    BusyShare share;
    Reachability reachability;
    Storage storage;
    std::unique_ptr<Alarm> alarm;
    int inFlight = 0;
    bool inventoryKnown = false;
    bool preferencesHeard = false; // answered, with or without success
    bool clustersHeard = false;
    bool identityKnown = false;
    qint64 seenMs = 0;             // steady, when we last ran: a long pause means that the machine slept
    qint64 hurriedMs = 0;          // steady, the last refresh()
    qint64 pastAskedMs = 0;        // steady, the last slice of the past
    qint64 stoppedMs = 0;          // HMC's clock, 0: never stopped
    Item missed{Question::Energy}; // the last one without an answer
    std::vector<Item> refused;     // answered with 503 last time
    QSet<QString> changed;         // systems whose change has not been told yet
    bool consoleTouched = false;
    bool announced = false;
};

} // namespace hmcscope
