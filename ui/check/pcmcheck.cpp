// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/pcmcheck.h"

#include <algorithm>

namespace hmcscope {
namespace {

std::optional<PcmPreference> preferenceOf(const ConsoleStatus &console, const QString &uuid)
{
    const auto at = std::find_if(console.preferences.cbegin(), console.preferences.cend(),
                                 [&uuid](const PcmPreference &one) { return one.uuid == uuid; });
    if (!console.preferencesKnown || at == console.preferences.cend())
        return std::nullopt;
    return *at;
}

bool isSsp(Metric metric)
{
    return metric == Metric::SspRead || metric == Metric::SspWrite;
}

} // namespace

PcmCheck pcmCheckOf(Connection &connection, const QString &title, qint64 nowMs)
{
    PcmCheck check{.title = title,
                   .session = connection.session().status(),
                   .console = connection.monitor().console(),
                   .nowMs = nowMs};
    const HistoryStore &history = connection.history();
    for (const SystemStatus &status : connection.monitor().systems()) {
        SystemCheck system{.status = status, .preference = preferenceOf(check.console, status.system.uuid)};
        const QList<SeriesKey> keys = history.series(status.system.uuid);
        for (const SeriesKey &key : keys) {
            const std::optional<Sample> newest = history.newest(key);
            qint64 &stamp = isSsp(key.metric) ? system.sspMs : system.energyMs;
            if (newest)
                stamp = std::max(stamp, newest->utcMs);
        }
        check.systems.append(system);
    }
    return check;
}

} // namespace hmcscope
