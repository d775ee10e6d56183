// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "monitor/monitor.h"
#include "systems/fleetsummary.h"
#include "systems/speakers.h"
#include "systems/systemalarm.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimer>

#include <vector>

namespace hmcscope {

/// Managed systems grouped by HMC: a row per HMC, below it a row per system, also where another HMC speaks
/// for it. Fed with values; knows no connection.
class SystemsModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Column { Name, State, Power, Trend, Inlet, Ssp, Mtms, Firmware, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole, ///< what rows are ordered by: text or number
        GroupRole,               ///< int: the group's id, for groups and systems
        UuidRole,                ///< QString: empty for a group
        TrendRole,               ///< QList<double>: see trend.h
        SpeaksRole,              ///< bool: whether the system is shown here, or at another HMC
        SearchRole,              ///< QString: what a filter looks into
    };

    explicit SystemsModel(QObject *parent = nullptr);

    /// A new HMC at the end of the list; the id is never used again.
    int addGroup(const QString &title);
    void removeGroup(int group);
    /// All systems of an HMC, in its order; resets the model only when they are others than before.
    void setSystems(int group, const QList<SystemStatus> &systems);
    void setStatus(int group, int row, const SystemStatus &status);
    /// Power of the last hour, see trend.h.
    void setTrend(int group, int row, const QList<double> &trend);
    /// Why the values of an HMC are not those of now ("disconnected", "unreachable since 14:02"), in a few
    /// words; empty: they are.
    void setStale(int group, const QString &reason);
    /// Open alarms, of all HMCs; a system that has one shows it as its state.
    void setAlarms(const SystemAlarms &alarms);
    /// Invalid where there is no such system.
    QModelIndex indexOf(int group, const QString &uuid) const;
    const SystemStatus *status(const QModelIndex &index) const;
    /// Where the server of this MTMS is shown; invalid where there is none.
    QModelIndex speakerOf(const QString &mtms) const;
    /// Every system once.
    QList<FleetMember> members() const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// Another HMC than before speaks for a server.
    void speakersChanged();
    /// members() may be others than before: once for all changes of one turn of the event loop.
    void membersChanged();

private:
    struct Group
    {
        int id = 0;
        QString title{};
        QList<SystemStatus> systems{};
        QString stale{}; ///< why; empty: current
        QHash<QString, QList<double>> trends{};
    };
    int rowOf(int group) const;
    static void dropTrends(Group &group);
    bool updateSpeakers();
    bool speaks(const Group &group, const SystemStatus &status) const;
    QString sharedSentence(const Group &group, const SystemStatus &status) const;
    static QString titleOf(const Group &group);
    QVariant ownData(const Group &group, const SystemStatus &system, Column column, int role) const;
    static QVariant cellData(const Group &group, const SystemStatus &system, Column column, int role);
    QVariant nameData(const Group &group, const SystemStatus &system, int role) const;
    QVariant stateData(const Group &group, const SystemStatus &system, int role) const;
    QVariant trendData(const Group &group, const SystemStatus &system, int role) const;
    QVariant groupData(const Group &group, int column, int role) const;

    std::vector<Group> m_groups;
    Speakers m_speakers;
    SystemAlarms m_alarms;
    int m_lastId = 0;
    QTimer m_changed;
};

} // namespace hmcscope
