// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/consolesentences.h"

#include "text/sentences.h"
#include "text/words.h"

#include <QDateTime>

#include <cstdlib>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 wantedCadenceMs = 30'000;
constexpr qint64 worthAWordMs = 5'000; // a round that is late by less is not stretched, only uneven

/// "12:05", with the day where it is another one than today's.
QString momentOf(qint64 utcMs, const QLocale &locale)
{
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(utcMs);
    if (then.date() == QDate::currentDate())
        return locale.toString(then.time(), u"HH:mm");
    return locale.toString(then.date(), QLocale::ShortFormat) + u' ' + locale.toString(then.time(), u"HH:mm");
}

QString spanOf(qint64 ms)
{
    if (ms < 2 * hourMs)
        return Words::tr("%1 min").arg(QString::number((ms + minuteMs / 2) / minuteMs));
    return Words::tr("%1 h %2 min")
        .arg(QString::number(ms / hourMs), QString::number(ms % hourMs / minuteMs));
}

} // namespace

QString consoleSentence(const ConsoleStatus &status, const QLocale &locale)
{
    if (status.unreachableSinceMs == 0)
        return {};
    const QString since = momentOf(status.unreachableSinceMs, locale);
    const QString why = status.problem ? errorSentence(*status.problem, {}) : QString();
    const QString goesOn = Words::tr("It is asked again by itself; the charts keep their data.");
    return why.isEmpty() ? Words::tr("unreachable since %1. %2").arg(since, goesOn)
                         : Words::tr("unreachable since %1: %2 %3").arg(since, why, goesOn);
}

QString consoleWord(const ConsoleStatus &status)
{
    return status.unreachableSinceMs == 0 ? QString() : Words::tr("unreachable");
}

QString skewSentence(const ConsoleStatus &status)
{
    const qint64 skew = status.clockSkewMs.value_or(0);
    if (std::abs(skew) < minuteMs)
        return {};
    const QString span = spanOf(std::abs(skew));
    const QString where = skew > 0 ? Words::tr("The HMC's clock is %1 ahead of this machine's.").arg(span)
                                   : Words::tr("The HMC's clock is %1 behind this machine's.").arg(span);
    return where + u' ' + Words::tr("The samples carry the HMC's own time. Set the clock that is wrong.");
}

QString cadenceSentence(const ConsoleStatus &status)
{
    if (status.energyCadenceMs < wantedCadenceMs + worthAWordMs)
        return {};
    return Words::tr("Each system is asked every %1 s: the HMC needs longer than %2 s for a round. No sample "
                     "is lost.")
        .arg(QString::number((status.energyCadenceMs + 500) / 1000), QString::number(wantedCadenceMs / 1000));
}

QString poolSentence(const PoolStatus &pool)
{
    QString figures = Words::tr("Total and used space are the pool's own figures.");
    if (pool.nodes == 0)
        return figures;
    const QString cluster = bounded(pool.clusterName);
    const QString seen =
        cluster.isEmpty() ? Words::tr("This HMC sees %1 of the cluster's %2 nodes.")
                                .arg(QString::number(pool.nodesSeen), QString::number(pool.nodes))
                          : Words::tr("This HMC sees %1 of the %2 nodes of the cluster %3.")
                                .arg(QString::number(pool.nodesSeen), QString::number(pool.nodes), cluster);
    const QString missing = pool.nodesSeen < pool.nodes
                                ? Words::tr("The traffic of the others is not in the values shown.")
                                : QString();
    return missing.isEmpty() ? seen + u' ' + figures : seen + u' ' + missing + u' ' + figures;
}

} // namespace hmcscope
