// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/jsonvalues.h"
#include "hmc/parsers.h"

#include <algorithm>

namespace hmcscope {

/// What every sample of PCM's JSON begins with.
struct SampleInfo
{
    qint64 utcMs = 0;
    int status = 0;

    /// 1 means that every source failed: whatever numbers stand there are not measured. 2 is partial, and its
    /// data good.
    bool isUsable() const { return status != 1; }
};

std::optional<SampleInfo> sampleInfoOf(const json::Element &sample);
/// systemUtil.utilSamples, empty where it is absent. Error: Malformed without systemUtil.
Result<simdjson::dom::array> systemSamplesOf(const json::Element &root);
/// The same below whatever member holds utilSamples: IBM's documents and the clients that work do not agree
/// on the name for pools. Error: Malformed where none does.
Result<simdjson::dom::array> poolSamplesOf(const json::Element &root);

/// The samples that `samplesOf` finds in a processed-metrics document, each read by
/// `readingOf(sample, info)` (a reading, or an optional one), sorted by stamp.
template <typename Reading, typename ReadingOf>
Result<QList<Reading>>
parseSamples(const QByteArray &json, ReadingOf readingOf,
             Result<simdjson::dom::array> (*samplesOf)(const json::Element &) = systemSamplesOf)
{
    json::Document document;
    const Result<json::Element> root = document.parse(json);
    if (!root)
        return root.error();
    const Result<simdjson::dom::array> samples = samplesOf(*root);
    if (!samples)
        return samples.error();
    QList<Reading> readings;
    readings.reserve(qsizetype(samples->size()));
    for (const json::Element sample : *samples) {
        const std::optional<SampleInfo> info = sampleInfoOf(sample);
        if (!info)
            continue;
        if (std::optional<Reading> reading = readingOf(sample, *info))
            readings.append(*std::move(reading));
    }
    std::stable_sort(readings.begin(), readings.end(),
                     [](const Reading &a, const Reading &b) { return a.utcMs < b.utcMs; });
    return readings;
}

} // namespace hmcscope
