// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/timerange.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace hmcscope {

namespace {

constexpr qint64 minuteMs = 60'000;
constexpr qint64 keptByTheHmcMs = 120 * minuteMs;
constexpr std::array<qint64, 3> lengthsMs{15 * minuteMs, 60 * minuteMs, 120 * minuteMs};

/// How far the live edge jumps: a pixel or so, but not so often that a short view is drawn all the time.
qint64 edgeStepMs(qint64 lengthMs)
{
    const qint64 fine = std::clamp<qint64>(lengthMs / 360, 1'000, 5'000);
    return std::max(fine, lengthMs / 1'440) / 1'000 * 1'000;
}

} // namespace

/// Signals what changes what is seen or how.
template <typename Change>
void TimeRange::apply(Change change)
{
    const TimeSpan before = span();
    const bool followed = isFollowing();
    const std::optional<Length> named = length();
    change();
    if (span() != before || isFollowing() != followed || length() != named)
        Q_EMIT changed();
}

qint64 TimeRange::edgeMs() const
{
    const qint64 step = edgeStepMs(m_lengthMs);
    return (m_nowMs + step - 1) / step * step;
}

TimeSpan TimeRange::span() const
{
    const qint64 endMs = m_endMs.value_or(edgeMs());
    if (m_all && !m_endMs)
        return reach();
    return {endMs - m_lengthMs, endMs};
}

TimeSpan TimeRange::reach() const
{
    const qint64 edge = edgeMs();
    const qint64 kept = edge - keptByTheHmcMs;
    return {m_oldestMs > 0 ? std::min(m_oldestMs, kept) : kept, edge};
}

std::optional<TimeRange::Length> TimeRange::length() const
{
    if (m_all)
        return Length::All;
    const auto *const found = std::find(lengthsMs.begin(), lengthsMs.end(), m_lengthMs);
    if (found == lengthsMs.end())
        return std::nullopt;
    return Length(found - lengthsMs.begin());
}

void TimeRange::setNow(qint64 hmcNowMs)
{
    apply([this, hmcNowMs] { m_nowMs = hmcNowMs; });
}

void TimeRange::setOldest(qint64 utcMs)
{
    apply([this, utcMs] { m_oldestMs = utcMs; });
}

void TimeRange::setLength(Length length)
{
    apply([this, length] {
        m_all = length == Length::All;
        if (m_all) {
            m_endMs.reset();
            return;
        }
        m_lengthMs = lengthsMs.at(size_t(length));
        if (m_endMs)
            place({*m_endMs - m_lengthMs, *m_endMs});
    });
}

void TimeRange::setSpan(const TimeSpan &span)
{
    apply([this, &span] { place(span); });
}

void TimeRange::zoom(double factor, std::optional<qint64> anchorMs)
{
    const TimeSpan before = span();
    const TimeSpan limits = reach();
    const double most = double(std::max(limits.length(), shortestMs));
    const double length = std::clamp(double(before.length()) * factor, double(shortestMs), most);
    if (std::llround(length) == before.length())
        return;
    const qint64 anchor =
        anchorMs.value_or(isFollowing() ? before.toMs : before.fromMs + before.length() / 2);
    const double share = double(anchor - before.fromMs) / double(before.length());
    const qint64 fromMs = anchor - std::llround(share * length);
    // a zoom close to the live edge is meant to stay there
    apply([this, fromMs, length] {
        place({fromMs, fromMs + std::llround(length)}, std::llround(length) / 50);
    });
}

void TimeRange::pan(double share)
{
    const TimeSpan before = span();
    const qint64 byMs = std::llround(share * double(before.length()));
    setSpan({before.fromMs + byMs, before.toMs + byMs});
}

void TimeRange::goToOldest()
{
    const qint64 from = reach().fromMs;
    setSpan({from, from + span().length()});
}

void TimeRange::pause()
{
    apply([this] {
        const TimeSpan seen = span();
        m_lengthMs = seen.length();
        m_endMs = seen.toMs;
    });
}

void TimeRange::goToNow()
{
    apply([this] { m_endMs.reset(); });
}

TimeSpan TimeRange::bounded(const TimeSpan &span) const
{
    const TimeSpan limits = reach();
    const qint64 length = std::clamp(span.length(), shortestMs, std::max(limits.length(), shortestMs));
    const qint64 middle = span.fromMs + span.length() / 2;
    const qint64 wantedMs = length == span.length() ? span.toMs : middle + length / 2;
    const qint64 toMs = std::clamp(wantedMs, std::min(limits.fromMs + length, limits.toMs), limits.toMs);
    return {toMs - length, toMs};
}

/// Shows a span, as far as it can be; what ends at most `nearbyMs` before now follows it.
void TimeRange::place(const TimeSpan &span, qint64 nearbyMs)
{
    const TimeSpan wanted = bounded(span);
    if (wanted == this->span())
        return; // at its limit: it is as it was
    m_all = false;
    m_lengthMs = wanted.length();
    m_endMs = wanted.toMs;
    if (wanted.toMs + nearbyMs >= m_nowMs)
        m_endMs.reset();
}

} // namespace hmcscope
