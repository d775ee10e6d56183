// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace hmcscope::bench {

/// How much is done: `rounds` of floor, subject, floor; `smoke` makes everything tiny, to see that it works.
struct Plan
{
    int rounds = 31;
    bool smoke = false;
};

/// One line of the table. What it measures is `subject`, in `unit`; the aim is kept while subject / floor,
/// the median over all rounds, is at most `aim`. Where the aim is a budget and no comparison, floor is the
/// budget.
struct Row
{
    QString metric;
    QString floorName;
    QString unit = QStringLiteral("ms");
    double aim = 1.0;
    double floor = 0.0;
    double subject = 0.0;
    double ratio = 0.0;
    double q1 = 0.0;
    double q3 = 0.0;

    /// All of it is finite: something was measured.
    bool isMeasured() const;
    bool isMet() const { return ratio <= aim; }
};

/// CPU time of the calling thread, in nanoseconds.
qint64 threadNs();

/// Costs of one round of each, in whatever unit: floor, subject, floor.
struct Round
{
    double before = 0.0;
    double subject = 0.0;
    double after = 0.0;
};
/// Fills floor, subject, ratio and the quartiles in.
Row summed(Row row, const QList<Round> &rounds);
/// A single value against its budget.
Row against(Row row, double floor, double subject);

using Work = std::function<void()>;
/// Paired and interleaved, in milliseconds of this thread's CPU time; each side is repeated until it takes
/// some, so that what the other has left in caches and heap counts little.
Row paired(Row row, const Plan &plan, const Work &floor, const Work &subject);
/// The same against a number of milliseconds.
Row budgeted(Row row, const Plan &plan, double budget, const Work &subject);

/// Prints the table, and `aims: N met, M missed` as the last line.
void printTable(const QList<Row> &rows);
QByteArray tableJson(const QList<Row> &rows);

} // namespace hmcscope::bench
