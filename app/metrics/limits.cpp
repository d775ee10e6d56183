// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/limits.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr double recommendedLow = 18.0;
constexpr double recommendedHigh = 27.0;

} // namespace

Limits inletLimits(InletClass inletClass)
{
    switch (inletClass) {
    case InletClass::A1:
        return {15.0, recommendedLow, recommendedHigh, 32.0};
    case InletClass::A2:
        return {10.0, recommendedLow, recommendedHigh, 35.0};
    case InletClass::A3:
        return {5.0, recommendedLow, recommendedHigh, 40.0};
    case InletClass::A4:
        return {5.0, recommendedLow, recommendedHigh, 45.0};
    }
    return {};
}

std::optional<InletClass> inletClassOf(const Limits &limits)
{
    const auto *const at = std::find_if(allInletClasses.begin(), allInletClasses.end(),
                                        [&limits](InletClass each) { return inletLimits(each) == limits; });
    return at == allInletClasses.end() ? std::nullopt : std::optional(*at);
}

Limits powerLimits(const AlarmRules &rules, double budgetWatts)
{
    const auto part = [budgetWatts](double share) {
        return budgetWatts > 0.0 && share > 0.0 ? std::optional(budgetWatts * share) : std::nullopt;
    };
    return {.highWarning = part(rules.budgetWarning), .highBad = part(rules.budgetBad)};
}

} // namespace hmcscope
