// SPDX-License-Identifier: GPL-3.0-or-later

// A plugin that Qt loads into a program as built: tells what its first paint and the turns of its event loop
// cost. So what is measured is what is shipped. It writes JSON lines to standard output and reads orders from
// standard input.

#include <QAbstractEventDispatcher>
#include <QCoreApplication>
#include <QFile>
#include <QGenericPlugin>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QWindow>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <unistd.h>

namespace hmcscope::bench {

using namespace Qt::StringLiterals;

namespace {

qint64 nanoseconds(clockid_t clock)
{
    timespec now{};
    ::clock_gettime(clock, &now);
    return qint64(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

double milliseconds(qint64 ns)
{
    return double(ns) / 1e6;
}

qint64 residentBytes()
{
    QFile statm(u"/proc/self/statm"_s);
    return statm.open(QIODevice::ReadOnly)
               ? statm.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE)
               : 0;
}

} // namespace

class Witness final : public QObject
{
    Q_OBJECT
public:
    Witness()
    {
        QCoreApplication::instance()->installEventFilter(this);
        // Every turn blocks once, or would: from one such moment to the next is what it costs.
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::aboutToBlock, this,
                &Witness::endTurn);
        connect(&m_orders, &QSocketNotifier::activated, this, &Witness::obey);
    }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && watched->isWidgetType()) {
            QCoreApplication::instance()->removeEventFilter(this);
            QMetaObject::invokeMethod(this, &Witness::tell, Qt::QueuedConnection); // when all is painted
        }
        return QObject::eventFilter(watched, event);
    }

private:
    void endTurn()
    {
        const qint64 now = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        m_worst = std::max(m_worst, now - m_turnBegan);
        m_turnBegan = now;
    }

    void obey()
    {
        std::array<char, 64> line{};
        const ssize_t count = ::read(STDIN_FILENO, line.data(), line.size());
        if (count <= 0)
            return m_orders.setEnabled(false);
        if (QByteArrayView(line.data(), count).startsWith("hide")) {
            for (QWindow *window : QGuiApplication::topLevelWindows())
                window->hide();
        }
        tell();
    }

    /// Costs since it was last told, and memory now.
    void tell()
    {
        const qint64 gui = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        const qint64 process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        const qint64 wall = nanoseconds(CLOCK_MONOTONIC);
        const QJsonObject words{{u"guiMs"_s, milliseconds(gui - m_gui)},
                                {u"processMs"_s, milliseconds(process - m_process)},
                                {u"wallMs"_s, milliseconds(wall - m_wall)},
                                {u"worstTurnMs"_s, milliseconds(m_worst)},
                                {u"residentBytes"_s, residentBytes()}};
        std::puts(QJsonDocument(words).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
        m_gui = m_turnBegan = nanoseconds(CLOCK_THREAD_CPUTIME_ID);
        m_process = nanoseconds(CLOCK_PROCESS_CPUTIME_ID);
        m_wall = wall;
        m_worst = 0;
    }

    QSocketNotifier m_orders{STDIN_FILENO, QSocketNotifier::Read};
    qint64 m_gui = 0; ///< since the thread began: the first report has the whole start
    qint64 m_process = 0;
    qint64 m_wall = nanoseconds(CLOCK_MONOTONIC);
    qint64 m_turnBegan = 0;
    qint64 m_worst = 0;
};

class WitnessPlugin final : public QGenericPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID QGenericPluginFactoryInterface_iid FILE "witness.json")
public:
    QObject *create(const QString &, const QString &) override { return new Witness; }
};

} // namespace hmcscope::bench

#include "witness.moc"
