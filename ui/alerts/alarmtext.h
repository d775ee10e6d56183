// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"
#include "shell/appearance.h"

#include <QLocale>
#include <QString>

namespace hmcscope {

// What incidents are called. Plain text, translated; names in it come from the HMC and are untrusted.

/// "Inlet too warm", "No data"
QString alarmWord(AlarmKind kind);
/// "Critical", "Warning"
QString severityWord(Severity severity);
Tone toneOf(Severity severity);
/// The picture of a severity, of resources/icons: another shape for each.
QString pictureOf(Severity severity);
/// Whom it concerns: the server's name, or the HMC's.
QString subjectWord(const Incident &incident);
/// "prd-app-02: inlet up to 29.3 °C, above 27.0 °C since 14:02." Times by the clock of this machine.
QString incidentSentence(const Incident &incident, const QLocale &locale);
/// "open", "acknowledged", "snoozed until 15:00", "ended 14:30"
QString stateWord(const Incident &incident, const QLocale &locale);
/// A value in the unit of its kind; a rise in kelvin.
QString alarmValue(AlarmKind kind, double value, const QLocale &locale);
/// In the zone of this machine, which it names; with the day where it is not that of `nowMs`.
QString alarmTime(qint64 utcMs, qint64 nowMs, const QLocale &locale);

} // namespace hmcscope
