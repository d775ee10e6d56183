// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"

#include <QAbstractTableModel>
#include <QList>

namespace hmcscope {

/// Incidents as a table, the newest on top.
class AlarmsModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Level, System, Alarm, Since, Worst, Limit, State, Hmc, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Resets the model only where they are others than before.
    void setIncidents(const QList<Incident> &incidents);
    const QList<Incident> &incidents() const { return m_incidents; }
    const Incident *incident(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const Incident &incident, int column) const;

    QList<Incident> m_incidents;
};

} // namespace hmcscope
