// SPDX-License-Identifier: GPL-3.0-or-later

// Measures HMC Scope against what it would cost at least, and against its aims. tests/bench.sh builds and
// runs it.

#include "bench/groups.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>

#include <algorithm>
#include <cstdio>

using namespace hmcscope::bench;
using namespace Qt::StringLiterals;

namespace {

struct Group
{
    const char *name;
    QList<Row> (*rows)(const Plan &);
};

// The programs first: the charts' rows leave hundreds of megabytes behind.
constexpr Group groups[] = {{"start", startRows},
                            {"fleet", fleetRows},
                            {"parsing", parsingRows},
                            {"export", exportRows},
                            {"charts", chartRows}};

int fail(const QString &why)
{
    std::fputs(qPrintable(u"bench_ratios: "_s + why + u'\n'), stderr);
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"short"_s, u"Fewer rounds."_s},
                       {u"smoke"_s, u"One round of tiny sizes, to see that everything works."_s},
                       {u"only"_s, u"start, fleet, parsing, export or charts."_s, u"GROUP"_s},
                       {u"json"_s, u"Writes the table there too."_s, u"FILE"_s}});
    parser.addHelpOption();
    parser.process(application);
    Plan plan;
    plan.smoke = parser.isSet(u"smoke"_s);
    plan.rounds = plan.smoke ? 1 : parser.isSet(u"short"_s) ? 7 : 31;

    QList<Row> rows;
    for (const Group &group : groups) {
        if (!parser.isSet(u"only"_s) || parser.value(u"only"_s) == QLatin1String(group.name))
            rows += group.rows(plan);
    }
    printTable(rows);
    QFile file(parser.value(u"json"_s));
    if (parser.isSet(u"json"_s) && (!file.open(QIODevice::WriteOnly) || file.write(tableJson(rows)) < 0))
        return fail(file.errorString());
    for (const Row &row : std::as_const(rows)) {
        if (!row.isMeasured())
            return fail(u"could not be measured: "_s + row.metric);
    }
    return rows.isEmpty() ? fail(u"no such group"_s) : 0;
}
