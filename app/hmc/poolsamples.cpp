// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/jsonvalues.h"
#include "hmc/parsers.h"
#include "hmc/samples.h"

namespace hmcscope {
namespace {

// IBM: "JSON Specification for SSP Processed and Aggregated Metrics". No real body is public.
std::optional<PoolSample> sampleOf(const json::Element &sample, const SampleInfo &info)
{
    const std::optional<json::Element> pool = json::member(sample, "poolUtil");
    if (!pool || !info.isUsable())
        return {};
    PoolSample read;
    read.utcMs = info.utcMs;
    read.sizeMb = json::number(*pool, "size");
    read.freeMb = json::number(*pool, "free");
    read.readBytes = json::number(*pool, "readBytes");
    read.writeBytes = json::number(*pool, "writeBytes");
    read.readServiceNs = json::number(*pool, "readServiceTime");
    read.writeServiceNs = json::number(*pool, "writeServiceTime");
    return read;
}

} // namespace

Result<QList<PoolSample>> parsePoolSamples(const QByteArray &json)
{
    return parseSamples<PoolSample>(json, sampleOf, poolSamplesOf);
}

} // namespace hmcscope
