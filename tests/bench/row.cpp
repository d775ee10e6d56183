// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/row.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

double quantile(QList<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const double place = share * double(values.size() - 1);
    const auto below = qsizetype(place);
    const qsizetype above = std::min(below + 1, values.size() - 1);
    return values.at(below) + (values.at(above) - values.at(below)) * (place - double(below));
}

/// Milliseconds of this thread.
double costMs(const Work &work, int times)
{
    const qint64 begin = threadNs();
    for (int i = 0; i < times; ++i)
        work();
    return double(threadNs() - begin) / 1e6 / times;
}

/// How often it takes to fill some milliseconds; the first call, which warms up, does not count.
int timesFor(const Work &work)
{
    work();
    return std::clamp(int(std::ceil(5.0 / std::max(costMs(work, 1), 1e-6))), 1, 100'000);
}

QByteArray number(double value)
{
    const double size = std::abs(value);
    return QByteArray::number(value, 'f', size < 0.1 ? 4 : size < 1 ? 3 : size < 10 ? 2 : size < 100 ? 1 : 0);
}

} // namespace

bool Row::isMeasured() const
{
    const auto real = [](double value) { return std::isfinite(value) && value >= 0.0; };
    return floor > 0.0 && real(floor) && real(subject) && real(ratio) && real(q1) && real(q3);
}

qint64 threadNs()
{
    timespec now{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

Row summed(Row row, const QList<Round> &rounds)
{
    QList<double> ratios;
    QList<double> floors;
    QList<double> subjects;
    for (const Round &round : rounds) {
        const double floor = (round.before + round.after) / 2.0;
        floors.append(floor);
        subjects.append(round.subject);
        ratios.append(round.subject / floor);
    }
    row.floor = quantile(floors, 0.5);
    row.subject = quantile(subjects, 0.5);
    row.ratio = quantile(ratios, 0.5);
    row.q1 = quantile(ratios, 0.25);
    row.q3 = quantile(ratios, 0.75);
    return row;
}

Row against(Row row, double floor, double subject)
{
    return summed(std::move(row), {{floor, subject, floor}});
}

Row paired(Row row, const Plan &plan, const Work &floor, const Work &subject)
{
    const int floors = timesFor(floor);
    const int subjects = timesFor(subject);
    QList<Round> rounds;
    for (int i = 0; i < plan.rounds; ++i) {
        const double before = costMs(floor, floors);
        const double cost = costMs(subject, subjects);
        rounds.append({before, cost, costMs(floor, floors)});
    }
    return summed(std::move(row), rounds);
}

Row budgeted(Row row, const Plan &plan, double budget, const Work &subject)
{
    const int times = timesFor(subject);
    QList<Round> rounds;
    for (int i = 0; i < plan.rounds; ++i)
        rounds.append({budget, costMs(subject, times), budget});
    return summed(std::move(row), rounds);
}

void printTable(const QList<Row> &rows)
{
    int met = 0;
    std::printf("metric | floor | subject | ratio | q1 | q3 | aim | \n");
    for (const Row &row : rows) {
        met += row.isMet() ? 1 : 0;
        const QByteArray unit = ' ' + row.unit.toUtf8();
        std::printf("%s | %s %s%s | %s%s | %s | %s | %s | <= %s | %s\n", qPrintable(row.metric),
                    qPrintable(row.floorName), number(row.floor).constData(), unit.constData(),
                    number(row.subject).constData(), unit.constData(), number(row.ratio).constData(),
                    number(row.q1).constData(), number(row.q3).constData(), number(row.aim).constData(),
                    row.isMet() ? "met" : "MISSED");
    }
    std::printf("aims: %d met, %d missed\n", met, int(rows.size()) - met);
    std::fflush(stdout);
}

QByteArray tableJson(const QList<Row> &rows)
{
    QJsonArray list;
    for (const Row &row : rows)
        list.append(QJsonObject{{u"metric"_s, row.metric},
                                {u"floorName"_s, row.floorName},
                                {u"unit"_s, row.unit},
                                {u"floor"_s, row.floor},
                                {u"subject"_s, row.subject},
                                {u"ratio"_s, row.ratio},
                                {u"q1"_s, row.q1},
                                {u"q3"_s, row.q3},
                                {u"aim"_s, row.aim},
                                {u"met"_s, row.isMet()}});
    return QJsonDocument(list).toJson();
}

} // namespace hmcscope::bench
