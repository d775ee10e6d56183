// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/systemrecord.h"

#include "metrics/series.h"

#include <algorithm>

namespace hmcscope {

namespace {

constexpr qint64 newestMs = 2 * 60 * 1000;
// A sample is published 5 to 45 s after its stamp, and the HMC's clock is known to a second or two.
constexpr qint64 publishedWithinMs = 2 * processedCadenceMs;

} // namespace

NewestQuestion newestQuestion(Source &source, qint64 hmcNowMs)
{
    if (std::max(source.newestMs, source.coveredMs) > hmcNowMs + publishedWithinMs) {
        source.newestMs = 0;
        source.usableMs = 0;
        source.coveredMs = 0;
        source.backlog.clear();
        return {hmcNowMs - newestMs};
    }
    const qint64 held =
        std::max(source.newestMs, source.coveredMs == 0 ? 0 : source.coveredMs - publishedWithinMs);
    const qint64 recent = hmcNowMs - newestMs;
    if (held != 0 && recent - held <= source.backlog.sliceMs() - newestMs)
        return {held};
    return {recent, Span{std::max(held, hmcNowMs - retentionMs), recent}};
}

} // namespace hmcscope
