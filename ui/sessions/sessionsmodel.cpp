// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/sessionsmodel.h"

#include "shell/appearance.h"
#include "text/ledgersentences.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString heading(SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Hmc:
        return SessionsModel::tr("HMC");
    case SessionsModel::User:
        return SessionsModel::tr("User");
    case SessionsModel::Whose:
        return SessionsModel::tr("Opened by");
    case SessionsModel::State:
        return SessionsModel::tr("State");
    case SessionsModel::Since:
        return SessionsModel::tr("Since");
    case SessionsModel::HmcLogon:
        return SessionsModel::tr("Logon on the HMC's clock");
    case SessionsModel::Memento:
        return SessionsModel::tr("Memento");
    case SessionsModel::ColumnCount:
        break;
    }
    return {};
}

QString headingHint(SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Since:
        return SessionsModel::tr("When the logon was ordered, by this machine's clock");
    case SessionsModel::HmcLogon:
        return SessionsModel::tr("When the HMC answered the logon, by its own clock, in this machine's zone");
    case SessionsModel::Memento:
        return SessionsModel::tr("What stands in the HMC's audit log for this session");
    default:
        return heading(column);
    }
}

// One line, however it came: names are the HMC's and the user's.
QString oneLine(const QString &text)
{
    return text.simplified();
}

QString cell(const LedgerEntry &entry, SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::Hmc:
        return oneLine(entry.endpoint.display());
    case SessionsModel::User:
        return oneLine(entry.user);
    case SessionsModel::Whose:
        return ledgerOwnerWord(entry);
    case SessionsModel::State:
        return ledgerStateWord(entry);
    case SessionsModel::Since:
        return momentSentence(entry.startedMs, QLocale());
    case SessionsModel::HmcLogon:
        return momentSentence(entry.hmcLogonMs, QLocale());
    case SessionsModel::Memento:
        return oneLine(QString::fromUtf8(entry.memento));
    case SessionsModel::ColumnCount:
        break;
    }
    return {};
}

QIcon picture(const LedgerEntry &entry)
{
    switch (kindOf(entry)) {
    case LedgerKind::PossibleOrphan:
        return icon(u"triangle-alert"_s, toneColour(Tone::Warning));
    case LedgerKind::LeftBehind:
        return icon(u"log-out"_s, toneColour(Tone::Busy));
    case LedgerKind::Own:
        return entry.state == LedgerEntry::State::Begun ? icon(u"loader-circle"_s, toneColour(Tone::Busy))
                                                        : icon(u"circle-check"_s, toneColour(Tone::Good));
    case LedgerKind::OtherInstance:
        return icon(u"app-window"_s);
    case LedgerKind::OtherMachine:
        break;
    }
    return icon(u"server"_s);
}

QVariant sortKey(const LedgerEntry &entry, SessionsModel::Column column)
{
    switch (column) {
    case SessionsModel::State: // what wants attention first
        return int(kindOf(entry));
    case SessionsModel::Since:
        return entry.startedMs;
    case SessionsModel::HmcLogon:
        return entry.hmcLogonMs;
    default:
        return cell(entry, column);
    }
}

} // namespace

void SessionsModel::setEntries(const QList<LedgerEntry> &entries)
{
    removeMissing(entries);
    for (const LedgerEntry &given : entries) {
        const int row = rowOf(given.id);
        if (row < 0) {
            beginInsertRows({}, rowCount(), rowCount());
            m_entries << given;
            endInsertRows();
        } else if (m_entries.at(row) != given) {
            m_entries[row] = given;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

void SessionsModel::removeMissing(const QList<LedgerEntry> &entries)
{
    for (int row = rowCount() - 1; row >= 0; --row) {
        const bool kept = std::any_of(entries.cbegin(), entries.cend(), [&](const LedgerEntry &given) {
            return given.id == m_entries.at(row).id;
        });
        if (kept)
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
}

int SessionsModel::rowOf(const QString &id) const
{
    const auto at = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                 [&](const LedgerEntry &entry) { return entry.id == id; });
    return at == m_entries.cend() ? -1 : int(at - m_entries.cbegin());
}

int SessionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int SessionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SessionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const LedgerEntry &entry = m_entries.at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return cell(entry, column);
    case Qt::ToolTipRole:
        return cell(entry, column).toHtmlEscaped();
    case Qt::AccessibleTextRole:
        return heading(column) + u' ' + cell(entry, column);
    case Qt::DecorationRole:
        return column == State ? QVariant(picture(entry)) : QVariant();
    case sessionSortRole:
        return sortKey(entry, column);
    default:
        return {};
    }
}

QVariant SessionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return heading(Column(section));
    case Qt::ToolTipRole:
        return headingHint(Column(section));
    case Qt::TextAlignmentRole:
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

} // namespace hmcscope
