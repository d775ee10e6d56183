// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/thresholds.h"

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

std::optional<double> turned(const std::optional<double> &limit)
{
    return limit ? std::optional(-*limit) : std::nullopt;
}

Threshold kelvins(const std::optional<double> &warning, const std::optional<double> &bad,
                  const AlarmRules &rules)
{
    return {warning, bad, rules.temperatureMargin, rules.minimumMs, rules.calmMs};
}

Threshold shares(const Limits &limits, const AlarmRules &rules)
{
    const double limit = limits.highWarning.value_or(limits.highBad.value_or(0.0));
    return {limits.highWarning, limits.highBad, std::fabs(limit) * rules.otherMargin, rules.minimumMs,
            rules.calmMs};
}

} // namespace

Unit unitOf(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::PowerHigh:
        return Unit::Watt;
    case AlarmKind::SspHigh:
        return Unit::BytesPerSecond;
    case AlarmKind::InletHigh:
    case AlarmKind::InletLow:
    case AlarmKind::InletRise:
    case AlarmKind::CpuHigh:
    case AlarmKind::NoData:
        break;
    }
    return Unit::Celsius;
}

double aligned(AlarmKind kind, double value)
{
    return kind == AlarmKind::InletLow ? -value : value;
}

Threshold thresholdOf(AlarmKind kind, const AlarmRules &rules, double budgetWatts)
{
    switch (kind) {
    case AlarmKind::PowerHigh:
        return shares(powerLimits(rules, budgetWatts), rules);
    case AlarmKind::InletHigh:
        return kelvins(rules.inlet.highWarning, rules.inlet.highBad, rules);
    case AlarmKind::InletLow:
        return kelvins(turned(rules.inlet.lowWarning), turned(rules.inlet.lowBad), rules);
    case AlarmKind::InletRise:
        return kelvins(rules.inletRise > 0.0 ? std::optional(rules.inletRise) : std::nullopt, {}, rules);
    case AlarmKind::CpuHigh:
        return kelvins(rules.cpu.highWarning, rules.cpu.highBad, rules);
    case AlarmKind::SspHigh:
        return shares(rules.ssp, rules);
    case AlarmKind::NoData:
        // The age of the news in ms: it is its own minimum time. One lone sample is young for that long too,
        // and no recovery.
        return {rules.noDataMs > 0 ? std::optional(double(rules.noDataMs)) : std::nullopt,
                {},
                0.0,
                0,
                rules.noDataMs + rules.calmMs};
    }
    return {};
}

} // namespace hmcscope
