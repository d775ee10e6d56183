// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "metrics/storagepool.h"
#include "monitor/schedule.h"
#include "monitor/states.h"
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
        std::optional<Error> &failure;
        Source &source;
        bool ofEnergy;
    };

    /// Takes a new inventory; systems keep what is known of them. Says whether the list or its order is
    /// another one.
    bool setSystems(QList<ManagedSystem> systems, const HistoryStore &history);
    void setPreferences(const QList<PcmPreference> &preferences);
    /// The HMC would not show the preferences; what was known of them stays.
    void setPreferencesRefused(bool refused) { m_preferencesRefused = refused; }
    PreferenceWord preferenceWord(const QString &uuid) const;
    /// Nothing: the clusters cannot be read; what was known of them stays.
    void setClusters(const std::optional<QList<Cluster>> &clusters);
    /// Closes sources that are not to be asked and opens the others again.
    void updateClosed();

    const QList<SystemStatus> &statuses() const { return m_statuses; }
    /// The questions for all open sources, and for what is missing of their past.
    std::vector<Schedule::Item> items() const;
    int rowOf(const QString &uuid) const; ///< -1: none
    /// `question` is one of Energy, Ssp and their past.
    Part part(int row, Schedule::Question question);

    /// Sets the state and, where there are none any more, takes the values away.
    static void setState(Part &part, DataState state, const QString &detail = {});
    static void setFailed(Part &part, const Error &error);

private:
    std::optional<DataState> reasonNotToAsk(const SystemStatus &status, bool energy) const;
    void updateMembership();

    QList<SystemStatus> m_statuses;
    QHash<QString, SystemRecord> m_records;
    QHash<QString, PcmPreference> m_preferences;
    bool m_preferencesRefused = false;
    std::optional<QList<Cluster>> m_clusters;
};

} // namespace hmcscope
