// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alarmsmodel.h"

#include "alerts/alarmtext.h"

#include <QDateTime>
#include <QPalette>

#include <algorithm>

namespace hmcscope {

void AlarmsModel::setIncidents(const QList<Incident> &incidents)
{
    const bool same =
        std::equal(incidents.begin(), incidents.end(), m_incidents.begin(), m_incidents.end(),
                   [](const Incident &one, const Incident &other) { return one.id == other.id; });
    if (same) {
        m_incidents = incidents;
        if (!m_incidents.isEmpty())
            Q_EMIT dataChanged(index(0, 0), index(int(m_incidents.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_incidents = incidents;
    endResetModel();
}

const Incident *AlarmsModel::incident(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_incidents.size() ? &m_incidents.at(index.row()) : nullptr;
}

int AlarmsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_incidents.size());
}

int AlarmsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString AlarmsModel::text(const Incident &incident, int column) const
{
    const QLocale locale;
    switch (column) {
    case Level:
        return severityWord(incident.severity);
    case System:
        return subjectWord(incident);
    case Alarm:
        return alarmWord(incident.kind);
    case Since:
        return alarmTime(incident.sinceMs, QDateTime::currentMSecsSinceEpoch(), locale);
    case Worst:
        return alarmValue(incident.kind, incident.worst, locale);
    case Limit:
        return alarmValue(incident.kind, incident.limit, locale);
    case State:
        return stateWord(incident, locale);
    case Hmc:
        return incident.hmc;
    default:
        return {};
    }
}

QVariant AlarmsModel::data(const QModelIndex &index, int role) const
{
    const Incident *one = incident(index);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return text(*one, index.column());
    case Qt::DecorationRole:
        // one that has ended keeps its shape, and loses its colour
        if (index.column() == Level)
            return one->isOpen()
                       ? icon(pictureOf(one->severity), toneColour(toneOf(one->severity)))
                       : icon(pictureOf(one->severity), QPalette().color(QPalette::PlaceholderText));
        return {};
    case Qt::ForegroundRole:
        return one->isOpen() ? QVariant() : QVariant(QPalette().color(QPalette::PlaceholderText));
    case Qt::TextAlignmentRole:
        if (index.column() == Worst || index.column() == Limit)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return {};
    case Qt::AccessibleTextRole:
        return index.column() == Level
                   ? QVariant(severityWord(one->severity) + u' ' + incidentSentence(*one, QLocale()))
                   : QVariant(text(*one, index.column()));
    default:
        return {};
    }
}

QVariant AlarmsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Level:
        return tr("Severity");
    case System:
        return tr("System");
    case Alarm:
        return tr("Alarm");
    case Since:
        return tr("Since");
    case Worst:
        return tr("Worst");
    case Limit:
        return tr("Limit");
    case State:
        return tr("State");
    case Hmc:
        return tr("HMC");
    default:
        return {};
    }
}

} // namespace hmcscope
