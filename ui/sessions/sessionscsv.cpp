// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/sessionscsv.h"

#include "export/csv.h"

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString stateWord(LedgerEntry::State state)
{
    switch (state) {
    case LedgerEntry::State::Begun:
        return u"begun"_s;
    case LedgerEntry::State::Open:
        return u"open"_s;
    case LedgerEntry::State::PossibleOrphan:
        break;
    }
    return u"possible_orphan"_s;
}

QString ownerWord(const LedgerEntry &entry)
{
    switch (entry.owner) {
    case LedgerEntry::Owner::Own:
        return entry.abandoned ? u"this_program_left_behind"_s : u"this_program"_s;
    case LedgerEntry::Owner::OtherInstance:
        return u"other_program"_s;
    case LedgerEntry::Owner::Gone:
        return u"left_behind"_s;
    case LedgerEntry::Owner::OtherMachine:
        break;
    }
    return u"machine "_s + entry.machineName;
}

} // namespace

QByteArray sessionsCsv(const QList<LedgerEntry> &entries, const LedgerTotals &totals, int offsetSeconds)
{
    QList<QStringList> rows;
    for (const LedgerEntry &entry : entries)
        rows << QStringList{entry.endpoint.display(),
                            entry.user,
                            stateWord(entry.state),
                            ownerWord(entry),
                            csvTime(entry.startedMs, offsetSeconds),
                            csvTime(entry.hmcLogonMs, offsetSeconds),
                            QString::fromUtf8(entry.memento)};
    rows << QStringList{} << QStringList{u"total"_s, u"sessions"_s};
    const std::pair<QString, qint64> sums[] = {{u"opened"_s, totals.opened},
                                               {u"closed_confirmed"_s, totals.confirmed},
                                               {u"closed_already_gone"_s, totals.alreadyGone},
                                               {u"open"_s, totals.open()},
                                               {u"unknown"_s, totals.unknown}};
    for (const auto &[name, count] : sums)
        rows << QStringList{name, QString::number(count)};
    const QStringList header{u"hmc"_s,     u"user"_s,      u"state"_s,  u"owner"_s,
                             u"started"_s, u"hmc_logon"_s, u"memento"_s};
    return csvTable(header, rows);
}

} // namespace hmcscope
