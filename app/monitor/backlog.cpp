// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/backlog.h"

#include "metrics/series.h"

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

// Three quarters of the 4 MiB that a slice may have: samples grow with every partition that is started.
constexpr double aimedBytes = 3.0 * 1024 * 1024;
constexpr qint64 longestMs = 2 * 60 * 60 * 1000; // what the HMC holds
constexpr int mostFailures = 3;

} // namespace

Backlog::Backlog(double bytesPerSample)
    : m_bytesPerSample(bytesPerSample)
{
}

void Backlog::add(const Span &span)
{
    if (span.fromMs >= span.toMs)
        return;
    m_missing.push_back(span);
    std::sort(m_missing.begin(), m_missing.end(),
              [](const Span &a, const Span &b) { return a.toMs < b.toMs; });
}

std::optional<Span> Backlog::slice(qint64 oldestHeldMs)
{
    std::erase_if(m_missing, [oldestHeldMs](const Span &span) { return span.toMs <= oldestHeldMs; });
    if (m_missing.empty())
        return std::nullopt;
    Span &newest = m_missing.back();
    newest.fromMs = std::max(newest.fromMs, oldestHeldMs);
    return Span{std::max(newest.fromMs, newest.toMs - sliceMs()), newest.toMs};
}

void Backlog::fetched(const Span &slice)
{
    m_failures = 0;
    for (Span &span : m_missing) {
        if (span.toMs == slice.toMs)
            span.toMs = slice.fromMs;
    }
    std::erase_if(m_missing, [](const Span &span) { return span.toMs <= span.fromMs; });
}

void Backlog::failed(const Span &slice)
{
    if (++m_failures < mostFailures)
        return;
    fetched(slice);
}

void Backlog::weigh(qint64 bytes, qint64 samples)
{
    if (bytes > 0 && samples > 0)
        m_bytesPerSample = double(bytes) / double(samples);
}

qint64 Backlog::sliceMs() const
{
    const double samples = aimedBytes / m_bytesPerSample / std::exp2(m_failures);
    return std::clamp(qint64(samples * double(processedCadenceMs)), 2 * processedCadenceMs, longestMs);
}

} // namespace hmcscope
