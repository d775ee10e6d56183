// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checktext.h"

#include "check/checkcells.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

// A name of the HMC's must not make rows or columns of its own.
QString cell(const QString &text)
{
    return text.simplified();
}

template <typename Table>
QString headings()
{
    QStringList cells;
    for (int column = 0; column < Table::ColumnCount; ++column)
        cells << checkHeading(typename Table::Column(column));
    return cells.join(u'\t');
}

template <typename Table, typename Row>
QString line(const PcmCheck &check, const Row &row)
{
    QStringList cells;
    for (int column = 0; column < Table::ColumnCount; ++column)
        cells << cell(checkCell(check, row, typename Table::Column(column)));
    return cells.join(u'\t');
}

} // namespace

QString checkText(const PcmCheck &check)
{
    QStringList lines{u"PCM check, "_s + QDateTime::fromMSecsSinceEpoch(check.nowMs).toString(Qt::ISODate)};
    const auto facts = checkFacts(check);
    for (const auto &fact : facts)
        lines << fact.first + u": "_s + cell(fact.second);
    lines << QString() << headings<SystemsTable>();
    for (const SystemCheck &system : check.systems) {
        lines << line<SystemsTable>(check, system);
        const QStringList reasons = checkSentence(system).split(u'\n');
        for (const QString &reason : reasons)
            lines << u"    "_s + cell(reason);
    }
    lines << QString() << headings<PoolsTable>();
    for (const PoolStatus &pool : check.console.pools)
        lines << line<PoolsTable>(check, pool);
    lines << u"* "_s + checkHeadingHint(PoolsTable::ReadService);
    return lines.join(u'\n') + u'\n';
}

} // namespace hmcscope
