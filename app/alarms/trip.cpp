// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/trip.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace hmcscope {

namespace {

double orNever(const std::optional<double> &limit)
{
    return limit.value_or(std::numeric_limits<double>::infinity());
}

} // namespace

void Trip::step(const Sample &sample, const Threshold &threshold)
{
    if (!threshold.warning && !threshold.bad) {
        *this = Trip(); // nobody wants to know any more
        return;
    }
    if (std::isnan(sample.value))
        return;
    const qint64 passedMs = m_lastMs == 0 ? 1 : sample.utcMs - m_lastMs;
    if (passedMs <= 0 && passedMs >= -gapThresholdMs)
        return;
    if (std::abs(passedMs) > gapThresholdMs) {
        m_warningSinceMs = m_badSinceMs = m_calmSinceMs = 0;
        if (!m_alarm)
            m_worst.reset();
    }
    m_lastMs = sample.utcMs;
    countBeyond(sample, threshold);
    if (m_alarm)
        countCalm(sample, threshold);
}

void Trip::countBeyond(const Sample &sample, const Threshold &threshold)
{
    const bool bad = sample.value > orNever(threshold.bad);
    const bool beyond = bad || sample.value > orNever(threshold.warning);
    const auto count = [&sample](bool counts, qint64 &sinceMs) {
        sinceMs = !counts ? 0 : sinceMs != 0 ? sinceMs : sample.utcMs;
    };
    count(beyond, m_warningSinceMs);
    count(bad, m_badSinceMs);
    if (!beyond && !m_alarm)
        m_worst.reset();
    if (beyond && (!m_worst || sample.value > m_worst->value))
        m_worst = sample;
    const auto isLong = [&](qint64 sinceMs) {
        return sinceMs != 0 && sample.utcMs - sinceMs >= threshold.minimumMs;
    };
    Severity severity = m_alarm ? m_alarm->severity : Severity::None;
    if (isLong(m_badSinceMs))
        severity = Severity::Bad;
    else if (isLong(m_warningSinceMs) && severity == Severity::None)
        severity = threshold.warning ? Severity::Warning : Severity::Bad;
    if (severity == Severity::None)
        return;
    if (!m_alarm)
        m_alarm = Alarm{.sinceMs = m_warningSinceMs};
    m_alarm->severity = severity;
    if (m_worst) {
        m_alarm->worst = m_worst->value;
        m_alarm->worstMs = m_worst->utcMs;
    }
}

void Trip::countCalm(const Sample &sample, const Threshold &threshold)
{
    const double limit = std::min(orNever(threshold.warning), orNever(threshold.bad));
    if (sample.value > limit - threshold.margin) {
        m_calmSinceMs = 0;
        return;
    }
    if (m_calmSinceMs == 0)
        m_calmSinceMs = sample.utcMs;
    if (sample.utcMs - m_calmSinceMs < threshold.calmMs)
        return;
    m_alarm.reset();
    m_worst.reset();
    m_calmSinceMs = 0;
}

} // namespace hmcscope
