// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "monitor/schedule.h"
#include "monitor/systemrecord.h"
#include "monitor/systemstatus.h"

#include <QHash>
#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace hmcscope {

/// The systems of one HMC, in the order of their names: visible status and what stands behind it.
class Fleet
{
public:
    /// One system, one of its two sources.
    struct Part
    {
        SystemStatus &status;
        SystemRecord &record;
        DataState &state;
        QString &detail;
        Source &source;
    };

    /// Takes a new inventory; systems keep what is known of them. Says whether the list or its order is
    /// another one.
    bool setSystems(QList<ManagedSystem> systems, const HistoryStore &history);
    void setPreferences(const QList<PcmPreference> &preferences);
    bool knowsPreference(const QString &uuid) const { return m_preferences.contains(uuid); }
    /// Closes sources that are not to be asked and opens the others again; answers the systems of which one
    /// was opened.
    QList<QString> updateClosed();

    const QList<SystemStatus> &statuses() const { return m_statuses; }
    std::vector<QString> uuids() const;
    int rowOf(const QString &uuid) const; ///< -1: none
    /// `question` is Energy or Ssp.
    Part part(int row, Schedule::Question question);

    /// Sets the state and, where there are none any more, takes the values away.
    static void setState(Part &part, Schedule::Question question, DataState state,
                         const QString &detail = {});

private:
    std::optional<DataState> reasonNotToAsk(const SystemStatus &status, Schedule::Question question) const;

    QList<SystemStatus> m_statuses;
    QHash<QString, SystemRecord> m_records;
    QHash<QString, PcmPreference> m_preferences;
};

} // namespace hmcscope
