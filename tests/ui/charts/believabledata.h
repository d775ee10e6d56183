// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "metrics/managedsystem.h"

namespace hmcscope::test {

inline constexpr qint64 now = 1'795'442'400'000; // 2026-11-23T14:00:00Z
inline constexpr qint64 twoHours = 2 * 3600 * 1000;

inline ManagedSystem believableSystem()
{
    return {QStringLiteral("u1"), QStringLiteral("<b>x</b>&%1"), QStringLiteral("9009-42A*21F64EV"),
            QStringLiteral("operating"), QStringLiteral("FW950")};
}

/// Two hours of everything: one inlet, two CPU sensors, two VIOS on one pool; ten minutes without a session.
inline void fill(HistoryStore &history)
{
    const QString system = believableSystem().uuid;
    const QString pool = QStringLiteral("pool");
    for (qint64 at = now - twoHours; at <= now; at += processedCadenceMs) {
        if (at > now - 40 * 60'000 && at < now - 30 * 60'000)
            continue;
        const auto wave = double((at / processedCadenceMs) % 20);
        history.append({system, Metric::Power}, {{at, 800 + wave}});
        history.append({system, Metric::InletTemperature, {}, QStringLiteral("1")}, {{at, 24.5}});
        history.append({system, Metric::CpuTemperature, {}, QStringLiteral("1")}, {{at, 60}});
        history.append({system, Metric::CpuTemperature, {}, QStringLiteral("2")}, {{at, 61}});
        history.append({system, Metric::SspRead, QStringLiteral("v1"), pool}, {{at, 1e6}});
        history.append({system, Metric::SspRead, QStringLiteral("v2"), pool}, {{at, 2e6}});
        history.append({system, Metric::SspWrite, QStringLiteral("v1"), pool}, {{at, noValue}});
    }
    history.noteAbsence(system, now - 40 * 60'000, now - 30 * 60'000, GapReason::Disconnected);
}

} // namespace hmcscope::test
