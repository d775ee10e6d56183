// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QObject>

#include <optional>

namespace hmcscope {

/// Which part of time all charts show: it follows the live edge until somebody looks elsewhere, and then
/// stays where it is while data goes on. Knows no widget and no clock. All times are the HMC's, ms since 1970
/// UTC.
class TimeRange final : public QObject
{
    Q_OBJECT
public:
    enum class Length { QuarterHour, Hour, TwoHours, All };
    static constexpr qint64 shortestMs = 60'000;

    using QObject::QObject;

    /// What is seen. While following it ends at the live edge, which moves in steps of about a pixel: what
    /// would not be seen is not drawn.
    TimeSpan span() const;
    /// As far as one can look: from the oldest sample held, and at least the two hours that the HMC keeps, to
    /// the live edge. Nothing leads out of it.
    TimeSpan reach() const;
    bool isFollowing() const { return !m_endMs; }
    /// The length that is shown, if it is one of those.
    std::optional<Length> length() const;

    /// The live edge.
    void setNow(qint64 hmcNowMs);
    /// The oldest sample with a value; 0: none.
    void setOldest(qint64 utcMs);

    /// Keeps the end of the view; All shows everything up to now.
    void setLength(Length length);
    void setSpan(const TimeSpan &span);
    /// `factor` below 1 shows less. What is at `anchorMs` stays in its place; without one it is the live
    /// edge, or the middle of a view that stays.
    void zoom(double factor, std::optional<qint64> anchorMs = std::nullopt);
    /// By a part of what is seen, towards the past where negative.
    void pan(double share);
    void goToOldest();
    /// The view stays, data goes on.
    void pause();
    void goToNow();

Q_SIGNALS:
    void changed();

private:
    qint64 edgeMs() const;
    TimeSpan bounded(const TimeSpan &span) const;
    void place(const TimeSpan &span, qint64 nearbyMs = 0);
    template <typename Change>
    void apply(Change change);

    qint64 m_nowMs = 0;
    qint64 m_oldestMs = 0;
    qint64 m_lengthMs = 2 * 3'600'000;
    bool m_all = false;
    std::optional<qint64> m_endMs; ///< where a view that stays ends
};

} // namespace hmcscope
