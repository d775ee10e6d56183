// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <optional>
#include <vector>

namespace hmcscope {

/// When to ask for what: pure arithmetic on attempts, outcomes and the clock.
class Schedule
{
public:
    enum class Question { Inventory, Preferences, Energy, Ssp };
    struct Item
    {
        Question question;
        QString system{}; ///< empty for Inventory and Preferences
    };

    explicit Schedule(qint64 cadenceMs);
    void setCadence(qint64 ms);
    void setSystems(const std::vector<QString> &uuids);
    void setFocus(const QString &uuid);

    /// The next question that is due at `nowMs` (steady clock) and not running; inventory and preferences
    /// before energy before SSP, then the focused system, then the one that waited longest.
    std::optional<Item> next(qint64 nowMs) const;
    /// When the next question will be due; never if everything is running.
    std::optional<qint64> nextDueMs() const;
    void started(const Item &item, qint64 nowMs);
    /// Failures back off: 2, 4, ... up to 10 cadences.
    void finished(const Item &item, bool succeeded, qint64 nowMs);
    /// A state in which there is nothing to fetch (powered off, not enabled), or an answer that seldom
    /// changes: asked again in ten cadences, five minutes by default.
    void rested(const Item &item, qint64 nowMs);
    /// Everything that is not running is due at once.
    void hurry();
    /// The same for one system.
    void hurry(const QString &system);

private:
    struct Entry
    {
        Item item;
        qint64 dueMs = 0;
        bool running = false;
        int failures = 0;
    };
    Entry *find(const Item &item);
    qint64 m_cadenceMs;
    QString m_focus;
    std::vector<Entry> m_entries;
};

} // namespace hmcscope
