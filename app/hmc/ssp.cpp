// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/jsonvalues.h"
#include "hmc/parsers.h"
#include "hmc/samples.h"

namespace hmcscope {
namespace {

PoolReading poolOf(const json::Element &pool, const QString &vios, json::RecurringTexts &names, bool usable)
{
    PoolReading reading;
    reading.vios = vios;
    reading.pool = names.text(pool, "id").value_or(QString());
    if (!usable)
        return reading;
    // numOfReads and numOfWrites stay unread: they count 512-byte blocks, not operations.
    reading.readBytes = json::number(pool, "readBytes");
    reading.writeBytes = json::number(pool, "writeBytes");
    reading.totalMb = json::number(pool, "totalSpace");
    reading.usedMb = json::number(pool, "usedSpace");
    return reading;
}

SspReading readingOf(const json::Element &sample, const SampleInfo &info, json::RecurringTexts &names)
{
    SspReading reading;
    reading.utcMs = info.utcMs;
    reading.status = info.status;
    for (const json::Element vios : json::items(sample, "viosUtil")) {
        const std::optional<json::Element> storage = json::member(vios, "storage");
        if (!storage)
            continue;
        QString name = names.text(vios, "name").value_or(QString());
        if (name.isEmpty())
            name = names.text(vios, "id").value_or(QString());
        for (const json::Element pool : json::items(*storage, "sharedStoragePools")) {
            PoolReading traffic = poolOf(pool, name, names, info.isUsable());
            if (!traffic.pool.isEmpty())
                reading.pools.append(std::move(traffic));
        }
    }
    return reading;
}

} // namespace

Result<QList<SspReading>> parseSsp(const QByteArray &json)
{
    json::RecurringTexts names;
    return parseSamples<SspReading>(json, [&names](const json::Element &sample, const SampleInfo &info) {
        return readingOf(sample, info, names);
    });
}

} // namespace hmcscope
