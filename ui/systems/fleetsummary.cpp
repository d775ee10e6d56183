// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/fleetsummary.h"

#include "systems/systemcells.h"

namespace hmcscope {

namespace {

FleetPlace placeOf(const FleetMember &member)
{
    return {member.group, member.status.system.uuid, member.status.system.name};
}

bool isWorse(Tone tone, Tone than)
{
    return (tone == Tone::Bad && than != Tone::Bad) || (tone == Tone::Warning && than == Tone::Good);
}

} // namespace

Tone FleetMember::tone() const
{
    const Tone alarming = alarm.severity == Severity::Bad       ? Tone::Bad
                          : alarm.severity == Severity::Warning ? Tone::Warning
                                                                : Tone::Good;
    const Tone own = cellTone(status);
    return isWorse(alarming, own == Tone::Bad || own == Tone::Warning ? own : Tone::Good) ? alarming : own;
}

FleetSummary summaryOf(const QList<FleetMember> &members)
{
    FleetSummary summary;
    summary.systems = int(members.size());
    for (const FleetMember &member : members) {
        if (!member.current) {
            ++summary.away;
            continue;
        }
        const SystemStatus &status = member.status;
        const bool fresh = status.energy == DataState::Ok;
        if (fresh && status.watts) {
            ++summary.measured;
            summary.watts = summary.watts.value_or(0.0) + *status.watts;
        }
        if (fresh && status.inletCelsius &&
            *status.inletCelsius > summary.hottestCelsius.value_or(*status.inletCelsius - 1.0)) {
            summary.hottestCelsius = status.inletCelsius;
            summary.hottest = placeOf(member);
        }
        const Tone tone = member.tone();
        summary.troubled += tone == Tone::Bad || tone == Tone::Warning ? 1 : 0;
        if (isWorse(tone, summary.tone)) {
            summary.tone = tone;
            summary.worst = placeOf(member);
        }
    }
    return summary;
}

} // namespace hmcscope
