// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/groups.h"
#include "bench/process.h"

#include <QElapsedTimer>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

struct Start
{
    double cpuMs = 0.0;
    double wallMs = 0.0; ///< from the order to the word that it is painted
};

Start startOf(const QString &program, const QString &home)
{
    Witnessed process(home);
    QElapsedTimer timer;
    timer.start();
    if (!process.start(program))
        return {};
    const QJsonObject painted = process.firstPaint();
    return {painted[u"processMs"_s].toDouble(), double(timer.nsecsElapsed()) / 1e6};
}

} // namespace

QList<Row> startRows(const Plan &plan)
{
    const QTemporaryDir home;
    const QString bare = QStringLiteral(HMCSCOPE_BENCH_DIR "/bench_barewindow");
    const QString ours = QStringLiteral(HMCSCOPE_BIN_DIR "/hmcscope");
    QList<Round> cpu;
    QList<Round> wall;
    for (int i = plan.smoke ? 0 : -1; i < plan.rounds; ++i) { // the first one fills the caches of files
        const Start before = startOf(bare, home.path());
        const Start start = startOf(ours, home.path());
        const Start after = startOf(bare, home.path());
        if (i < 0)
            continue;
        cpu.append({before.cpuMs, start.cpuMs, after.cpuMs});
        wall.append({before.wallMs, start.wallMs, after.wallMs});
    }
    Row row{.metric = u"start to first paint, CPU time"_s, .floorName = u"bare window"_s, .aim = 1.3};
    const Row cpuRow = summed(row, cpu);
    row.metric = u"start to first paint, time that passes"_s;
    return {cpuRow, summed(row, wall)};
}

} // namespace hmcscope::bench
