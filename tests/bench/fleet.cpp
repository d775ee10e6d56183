// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/groups.h"
#include "bench/process.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

#include <algorithm>
#include <limits>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 5'000;
constexpr double frameMs = 16.0;    // what a display of 60 Hz shows once
constexpr double idlePercent = 0.5; // of one core
constexpr double pollMs = 0.3;      // network, parsing and storing on the GUI's thread
constexpr int requestsPerPoll = 2;  // the feed, and the document that it names

/// The program as built, beside a simulator that is started for its demo and has as many systems as are
/// wanted.
class Fleet
{
public:
    explicit Fleet(int systems)
        : m_process(m_folder.path())
    {
        QDir(m_folder.path()).mkdir(u"bin"_s);
        QFile::copy(QStringLiteral(HMCSCOPE_BIN_DIR "/hmcscope"), inFolder(u"bin/hmcscope"_s));
        QFile::link(QStringLiteral(HMCSCOPE_LIBEXEC_DIR "/.."), inFolder(u"libexec"_s));
        QFile simulator(inFolder(u"bin/hmcscope-simulator"_s));
        if (simulator.open(QIODevice::WriteOnly))
            simulator.write(u"#!/bin/sh\nexec '%1' --systems %2 --control '%3' \"$@\"\n"_s
                                .arg(QStringLiteral(HMCSCOPE_BIN_DIR "/hmcscope-simulator"))
                                .arg(systems)
                                .arg(inFolder(u"control"_s))
                                .toUtf8());
        simulator.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    bool start() { return m_process.start(inFolder(u"bin/hmcscope"_s), {u"--demo"_s}); }
    Witnessed &process() { return m_process; }
    /// What the HMC was asked so far; empty: it says nothing.
    QJsonArray questions() const
    {
        QLocalSocket socket;
        socket.connectToServer(inFolder(u"control"_s));
        if (!socket.waitForConnected(patienceMs))
            return {};
        socket.write("{\"command\":\"requests\"}\n");
        while (!socket.canReadLine()) {
            if (!socket.waitForReadyRead(patienceMs))
                return {};
        }
        return QJsonDocument::fromJson(socket.readLine()).object()[u"requests"_s].toArray();
    }

private:
    QString inFolder(const QString &name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
    Witnessed m_process;
};

/// Questions for the past are the only ones with an end.
qsizetype slicesIn(const QJsonArray &questions)
{
    return std::count_if(questions.cbegin(), questions.cend(), [](const QJsonValue &question) {
        return question[u"pathAndQuery"_s].toString().contains(u"EndTS="_s);
    });
}

/// Until no more of the past is asked for.
bool awaitBackfill(Fleet &fleet, int quietMs)
{
    qsizetype fetched = 0;
    while (fleet.process().lives(quietMs)) {
        const qsizetype now = slicesIn(fleet.questions());
        if (now > 0 && now == fetched)
            return true;
        fetched = now;
    }
    return false;
}

double number(const QJsonObject &report, const QString &name)
{
    return report.contains(name) ? report[name].toDouble() : std::numeric_limits<double>::quiet_NaN();
}

double bareWindowBytes()
{
    const QTemporaryDir home;
    Witnessed process(home.path());
    process.start(QStringLiteral(HMCSCOPE_BENCH_DIR "/bench_barewindow"));
    return number(process.firstPaint(), u"residentBytes"_s);
}

} // namespace

QList<Row> fleetRows(const Plan &plan)
{
    const int systems = plan.smoke ? 3 : 45;
    const int quietMs = plan.smoke ? 1'500 : 15'000;
    const int spanMs = plan.smoke ? 1'000 : plan.rounds < 25 ? 30'000 : 120'000;
    Fleet fleet(systems);
    Witnessed &process = fleet.process();
    const bool filled = fleet.start() && !process.firstPaint().isEmpty() && awaitBackfill(fleet, quietMs);
    const QJsonObject back = filled ? process.ask("report") : QJsonObject();
    const QJsonObject idle = process.lives(spanMs) ? process.ask("report") : QJsonObject();
    process.ask("hide");
    const qsizetype before = fleet.questions().size();
    const QJsonObject hidden = process.lives(spanMs) ? process.ask("report") : QJsonObject();
    const auto polls =
        double(std::max<qsizetype>(fleet.questions().size() - before, requestsPerPoll)) / requestsPerPoll;
    process.end();

    constexpr double mebi = 1024.0 * 1024.0;
    Row memory{.metric = u"memory with 2 h of %1 systems"_s.arg(systems),
               .floorName = u"bare window"_s,
               .unit = u"MiB"_s,
               .aim = 2.0};
    Row turn{.metric = u"longest turn of the event loop while 2 h of %1 systems arrive"_s.arg(systems),
             .floorName = u"a frame"_s};
    Row load{.metric = u"U3 idle, %1 systems polled"_s.arg(systems),
             .floorName = u"budget"_s,
             .unit = u"% of a core"_s};
    Row poll{.metric = u"N3 GUI thread per poll, window hidden"_s, .floorName = u"budget"_s};
    return {against(turn, frameMs, number(back, u"worstTurnMs"_s)),
            against(memory, bareWindowBytes() / mebi, number(back, u"residentBytes"_s) / mebi),
            against(load, idlePercent, 100.0 * number(idle, u"processMs"_s) / number(idle, u"wallMs"_s)),
            against(poll, pollMs, number(hidden, u"guiMs"_s) / polls)};
}

} // namespace hmcscope::bench
