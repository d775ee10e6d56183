// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartlimits.h"

#include "metrics/format.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

struct Charts
{
    Q_DECLARE_TR_FUNCTIONS(hmcscope::Charts)
};

void add(QList<ChartLimit> &limits, const std::optional<double> &value, Severity severity, bool upper)
{
    if (value)
        limits.append({*value, severity, upper});
}

} // namespace

QList<ChartLimit> chartLimits(ChartKind kind, const AlarmRules &rules, double budgetWatts)
{
    Limits of;
    if (rules.on && kind == ChartKind::Power)
        of = powerLimits(rules, budgetWatts);
    else if (rules.on && kind == ChartKind::Temperature)
        of = rules.inlet;
    QList<ChartLimit> limits;
    add(limits, of.lowBad, Severity::Bad, false);
    add(limits, of.lowWarning, Severity::Warning, false);
    add(limits, of.highWarning, Severity::Warning, true);
    add(limits, of.highBad, Severity::Bad, true);
    return limits;
}

QString limitsSentence(const QList<ChartLimit> &limits, Unit unit, const QLocale &locale)
{
    QStringList words;
    for (const ChartLimit &limit : limits) {
        const QString value = formatValue(limit.value, unit, locale);
        if (limit.severity == Severity::Bad)
            words.append(limit.upper ? Charts::tr("critical above %1").arg(value)
                                     : Charts::tr("critical below %1").arg(value));
        else
            words.append(limit.upper ? Charts::tr("warning above %1").arg(value)
                                     : Charts::tr("warning below %1").arg(value));
    }
    return words.isEmpty() ? QString() : Charts::tr("Limits: %1.").arg(words.join(u", "_s));
}

} // namespace hmcscope
