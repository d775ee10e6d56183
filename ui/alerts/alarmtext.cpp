// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/alarmtext.h"

#include "metrics/format.h"

#include <QCoreApplication>
#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

struct Alarms
{
    Q_DECLARE_TR_FUNCTIONS(hmcscope::Alarms)
};

/// What has left its limit, with its worst value and the limit.
QString valueSentence(const Incident &incident, const QString &worst, const QString &limit)
{
    switch (incident.kind) {
    case AlarmKind::PowerHigh:
        return Alarms::tr("power up to %1, above %2").arg(worst, limit);
    case AlarmKind::InletHigh:
        return Alarms::tr("inlet up to %1, above %2").arg(worst, limit);
    case AlarmKind::InletLow:
        return Alarms::tr("inlet down to %1, below %2").arg(worst, limit);
    case AlarmKind::InletRise:
        return Alarms::tr("inlet rises by up to %1 in 15 minutes, more than %2").arg(worst, limit);
    case AlarmKind::CpuHigh:
        return Alarms::tr("CPU up to %1, above %2").arg(worst, limit);
    case AlarmKind::SspHigh:
        return Alarms::tr("SSP I/O up to %1, above %2").arg(worst, limit);
    case AlarmKind::NoData:
        break;
    }
    return Alarms::tr("no data");
}

} // namespace

QString alarmWord(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::PowerHigh:
        return Alarms::tr("Power above budget");
    case AlarmKind::InletHigh:
        return Alarms::tr("Inlet too warm");
    case AlarmKind::InletLow:
        return Alarms::tr("Inlet too cold");
    case AlarmKind::InletRise:
        return Alarms::tr("Inlet rises fast");
    case AlarmKind::CpuHigh:
        return Alarms::tr("CPU too hot");
    case AlarmKind::SspHigh:
        return Alarms::tr("SSP I/O high");
    case AlarmKind::NoData:
        break;
    }
    return Alarms::tr("No data");
}

QString severityWord(Severity severity)
{
    return severity == Severity::Bad       ? Alarms::tr("Critical")
           : severity == Severity::Warning ? Alarms::tr("Warning")
                                           : Alarms::tr("No alarm");
}

Tone toneOf(Severity severity)
{
    return severity == Severity::Bad ? Tone::Bad : severity == Severity::Warning ? Tone::Warning : Tone::Good;
}

QString pictureOf(Severity severity)
{
    return severity == Severity::Bad       ? u"circle-alert"_s
           : severity == Severity::Warning ? u"triangle-alert"_s
                                           : u"circle-check"_s;
}

QString subjectWord(const Incident &incident)
{
    const QString name = incident.server.isEmpty() ? incident.hmc
                         : incident.name.isEmpty() ? incident.server
                                                   : incident.name;
    return incident.demo ? Alarms::tr("DEMO %1").arg(name) : name;
}

QString alarmValue(AlarmKind kind, double value, const QLocale &locale)
{
    if (std::isnan(value) || kind == AlarmKind::NoData)
        return u"\u2013"_s;
    if (kind == AlarmKind::InletRise)
        return Alarms::tr("%1 K").arg(locale.toString(value, 'f', 1));
    return formatValue(value, unitOf(kind), locale);
}

QString alarmTime(qint64 utcMs, qint64 nowMs, const QLocale &locale)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(utcMs);
    const QString zone = u' ' + time.timeZoneAbbreviation(); // the charts may tell another one's
    if (time.date() == QDateTime::fromMSecsSinceEpoch(nowMs).date())
        return locale.toString(time.time(), QLocale::ShortFormat) + zone;
    return locale.toString(time, QLocale::ShortFormat) + zone;
}

QString incidentSentence(const Incident &incident, const QLocale &locale)
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    const QString since = alarmTime(incident.sinceMs, nowMs, locale);
    const QString who = subjectWord(incident);
    if (incident.kind == AlarmKind::NoData) {
        return incident.server.isEmpty() ? Alarms::tr("No connection to %1 since %2.").arg(who, since)
                                         : Alarms::tr("%1: no data since %2.").arg(who, since);
    }
    return Alarms::tr("%1: %2 since %3.")
        .arg(who,
             valueSentence(incident, alarmValue(incident.kind, incident.worst, locale),
                           alarmValue(incident.kind, incident.limit, locale)),
             since);
}

QString stateWord(const Incident &incident, const QLocale &locale)
{
    const qint64 nowMs = QDateTime::currentMSecsSinceEpoch();
    if (!incident.isOpen()) {
        const QString at = alarmTime(incident.endedMs, nowMs, locale);
        return incident.watched ? Alarms::tr("ended %1").arg(at) : Alarms::tr("not watched since %1").arg(at);
    }
    if (incident.snoozedUntilMs > nowMs)
        return Alarms::tr("snoozed until %1").arg(alarmTime(incident.snoozedUntilMs, nowMs, locale));
    return incident.acknowledged ? Alarms::tr("acknowledged") : Alarms::tr("open");
}

} // namespace hmcscope
