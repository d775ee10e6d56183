// SPDX-License-Identifier: GPL-3.0-or-later
// What the model says cell by cell; its structure is in systemsmodel.cpp.
#include "shell/appearance.h"
#include "systems/systemcells.h"
#include "systems/systemsmodel.h"
#include "systems/trend.h"

#include <QIcon>
#include <QSize>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

/// Numbers stand under each other.
int alignmentOf(int column)
{
    const bool number =
        column == SystemsModel::Power || column == SystemsModel::Inlet || column == SystemsModel::Ssp;
    return int(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
}

} // namespace

QVariant SystemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::SizeHintRole)
        return QSize(0, 28); // room to breathe and to hit
    if (index.internalId() == 0)
        return groupData(m_groups.at(size_t(index.row())), index.column(), role);
    const SystemStatus &system = *status(index);
    const Group &group = m_groups.at(size_t(rowOf(int(index.internalId()))));
    switch (role) {
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case SortRole:
        return cellSortKey(system, Column(index.column()));
    case GroupRole:
        return int(index.internalId());
    case UuidRole:
        return system.system.uuid;
    case SpeaksRole:
        return speaks(group, system);
    case SearchRole:
        return QString(group.title + QLatin1Char('\n') + searchText(system));
    default:
        return ownData(group, system, Column(index.column()), role);
    }
}

/// What the column adds to its cell, or the cell as it is.
QVariant SystemsModel::ownData(const Group &group, const SystemStatus &system, Column column, int role) const
{
    QVariant own;
    if (column == Name)
        own = nameData(group, system, role);
    else if (column == State)
        own = stateData(group, system, role);
    else if (column == Trend)
        own = trendData(group, system, role);
    return own.isValid() ? own : cellData(group, system, column, role);
}

/// A value of now, or an old one of an HMC that is away.
QVariant SystemsModel::cellData(const Group &group, const SystemStatus &system, Column column, int role)
{
    QVariant old = group.stale.isEmpty() ? QVariant() : staleCell(system, column, group.stale, role);
    if (old.isValid())
        return old;
    switch (role) {
    case Qt::DisplayRole:
        return cellText(system, column);
    case Qt::ToolTipRole:
        return cellToolTip(system, column);
    case Qt::AccessibleTextRole:
        return cellAccessibleText(system, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(cellIcon(system)) : QVariant();
    default:
        return {};
    }
}

/// A server that other HMCs see too says so, beside its name.
QVariant SystemsModel::nameData(const Group &group, const SystemStatus &system, int role) const
{
    if (role != Qt::DecorationRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const QString shared = sharedSentence(group, system);
    if (shared.isEmpty())
        return {};
    if (role == Qt::DecorationRole)
        return icon(QStringLiteral("copy"), toneColour(Tone::Neutral));
    const QString words = cellData(group, system, Name, role).toString();
    return role == Qt::ToolTipRole ? QString(words + u"<br>"_s + shared.toHtmlEscaped())
                                   : QString(words + u", "_s + shared);
}

/// An alarm is what matters of a state, as long as its HMC is there.
QVariant SystemsModel::stateData(const Group &group, const SystemStatus &system, int role) const
{
    const SystemAlarm alarm = m_alarms.value(system.system.server());
    if (alarm.severity == Severity::None || !group.stale.isEmpty())
        return {};
    const bool bad = alarm.severity == Severity::Bad;
    switch (role) {
    case Qt::DisplayRole:
        return alarm.word;
    case Qt::DecorationRole:
        return icon(bad ? u"circle-alert"_s : u"triangle-alert"_s,
                    toneColour(bad ? Tone::Bad : Tone::Warning));
    case Qt::ToolTipRole:
        return QString(alarm.sentence.toHtmlEscaped() + u"<br>"_s + cellToolTip(system, State));
    case Qt::AccessibleTextRole:
        return QString(alarm.sentence + u' ' + cellAccessibleText(system, State));
    default:
        return {};
    }
}

QVariant SystemsModel::trendData(const Group &group, const SystemStatus &system, int role) const
{
    const QList<double> trend = group.trends.value(system.system.uuid);
    switch (role) {
    case TrendRole:
        return QVariant::fromValue(trend);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return trendSentence(trend);
    default:
        return {};
    }
}

QString SystemsModel::titleOf(const Group &group)
{
    return group.stale.isEmpty() ? group.title : group.title + QStringLiteral(" \u00b7 ") + group.stale;
}

QVariant SystemsModel::groupData(const Group &group, int column, int role) const
{
    const bool named = column == Name;
    switch (role) {
    case Qt::DisplayRole:
        return named ? titleOf(group) : QString();
    case SortRole:
        return group.title;
    case Qt::ToolTipRole:
        return named ? titleOf(group).toHtmlEscaped() : QString();
    case Qt::AccessibleTextRole:
        if (!named)
            return tr("HMC");
        return group.systems.size() == 1
                   ? tr("HMC %1, 1 system").arg(titleOf(group))
                   : tr("HMC %1, %2 systems").arg(titleOf(group), QLocale().toString(group.systems.size()));
    case Qt::DecorationRole:
        if (!named)
            return {};
        return group.stale.isEmpty() ? icon(QStringLiteral("server"))
                                     : icon(QStringLiteral("cloud-off"), toneColour(Tone::Neutral));
    case GroupRole:
        return group.id;
    case UuidRole:
        return QString();
    default:
        return {};
    }
}

QVariant SystemsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Name:
        return tr("System");
    case State:
        return tr("State");
    case Power:
        return tr("Power");
    case Trend:
        return tr("Last hour");
    case Inlet:
        return tr("Inlet");
    case Ssp:
        return tr("SSP I/O");
    case Mtms:
        return tr("MTMS");
    case Firmware:
        return tr("Firmware");
    case ColumnCount:
        break;
    }
    return {};
}

/// Which other HMCs see a server, where there are any.
QString SystemsModel::sharedSentence(const Group &group, const SystemStatus &status) const
{
    QStringList others;
    const QList<int> ids = m_speakers.others(status.system.mtms, group.id);
    for (const int id : ids) {
        if (const int row = rowOf(id); row >= 0)
            others.append(m_groups.at(size_t(row)).title);
    }
    return others.isEmpty() ? QString()
                            : tr("Also managed by %1; shown once, as %2 reports it")
                                  .arg(others.join(u", "_s), group.title);
}

} // namespace hmcscope
