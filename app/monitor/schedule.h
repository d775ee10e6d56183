// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/backoff.h"

#include <QSet>
#include <QString>

#include <optional>
#include <vector>

namespace hmcscope {

/// When to ask for what: pure arithmetic on attempts, outcomes and the clock (steady ms). Energy every
/// cadence, system metrics every cadence for systems that somebody looks at and every fourth one for the
/// others, what seldom changes every ten cadences (five minutes by default).
class Schedule
{
public:
    /// In the order of the first look at everything.
    enum class Question {
        Inventory,
        Preferences,
        Clusters,
        Energy,
        Ssp,
        StoragePools,
        Console,
        PoolMetrics,
        EnergyPast, ///< a slice of what the HMC holds from before the first look
        SspPast,
    };
    struct Item
    {
        Question question;
        QString subject{}; ///< UUID of the system, or of the pool; empty for what concerns the HMC as a whole
        friend bool operator==(const Item &, const Item &) = default;
    };

    Schedule(qint64 cadenceMs, quint32 seed);
    void setCadence(qint64 ms);
    /// All that is to be asked from now on; what was asked before keeps its time, the rest is due at once.
    void setItems(const std::vector<Item> &items);
    void add(const Item &item);
    void remove(const Item &item);
    void setFocus(const QString &uuid);
    void setWatched(const QSet<QString> &uuids);

    /// The next question that is due and may go out: what concerns the HMC as a whole, then what was never
    /// asked, then the focused system, then what is late by the largest part of its own interval: so nothing
    /// starves when there is more to ask than time. One question at a time for each system, and one at a time
    /// for all that failed last time: who does not answer holds one of the two lanes at most.
    std::optional<Item> next(qint64 nowMs) const;
    /// The next slice of the past likewise, one at a time: energy of all, then SSP, each of the focused
    /// system first, then of the watched ones.
    std::optional<Item> nextPast(qint64 nowMs) const;
    /// The first moment after `nowMs` at which something becomes due.
    std::optional<qint64> nextDueMs(qint64 nowMs) const;
    bool isFirstLook(const Item &item) const;
    bool isRunning(const Item &item) const;

    void started(const Item &item, qint64 nowMs);
    void succeeded(const Item &item, qint64 nowMs);
    /// Comes back after 2, 4, 8, then 10 cadences, scattered.
    void failed(const Item &item, qint64 nowMs);
    /// An answer that means that there is nothing to fetch for a while.
    void rested(const Item &item, int cadences, qint64 nowMs);

    /// Everything is due at once.
    void hurry(qint64 nowMs);
    void hurry(const Item &item, qint64 nowMs);

    /// Between two starts of the question for the same system, the median over the systems; 0: not known yet.
    qint64 realCadenceMs(Question question) const;

private:
    struct Entry
    {
        Item item;
        qint64 dueMs = 0;
        qint64 startedMs = -1; ///< -1: never asked
        qint64 measuredMs = 0; ///< between the last two starts, while nothing failed or rested in between
        int failures = 0;
        bool regular = false; ///< the last answer was an ordinary one
    };
    /// Who goes first; smaller is sooner.
    struct Urgency;

    Entry *find(const Item &item);
    const Entry *find(const Item &item) const;
    qint64 intervalMs(const Item &item) const;
    Urgency urgency(const Entry &entry, qint64 nowMs) const;
    bool mayStart(const Item &item) const;
    std::optional<Item> best(bool past, qint64 nowMs) const;
    void planAgain();
    Entry *stopped(const Item &item);

    qint64 m_cadenceMs;
    Backoff m_backoff;
    QString m_focus;
    QSet<QString> m_watched;
    std::vector<Entry> m_entries;
    std::vector<Item> m_running;
    QSet<QString> m_doubtful; ///< subjects whose last question failed
};

} // namespace hmcscope
