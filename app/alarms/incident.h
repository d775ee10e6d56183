// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"
#include "metrics/series.h"

#include <QMetaType>
#include <QString>

#include <array>

namespace hmcscope {

/// What can be alarming about a server, and about an HMC: NoData alone.
enum class AlarmKind { PowerHigh, InletHigh, InletLow, InletRise, CpuHigh, SspHigh, NoData };
inline constexpr std::array allAlarmKinds{AlarmKind::PowerHigh, AlarmKind::InletHigh, AlarmKind::InletLow,
                                          AlarmKind::InletRise, AlarmKind::CpuHigh,   AlarmKind::SspHigh,
                                          AlarmKind::NoData};

/// Of the values of a kind; nothing makes sense of it for NoData, whose values are milliseconds.
Unit unitOf(AlarmKind kind);

/// Something that was alarming, from its first sample to its end.
struct Incident
{
    int id = 0;
    QString server{};  ///< MTMS, or the UUID where it has none; empty: it is the HMC itself
    QString name{};    ///< of the server; untrusted plain text
    QString hmc{};     ///< title of the HMC that told of it
    bool demo = false; ///< of the simulated HMC
    AlarmKind kind = AlarmKind::NoData;
    Severity severity = Severity::None; ///< the worst so far
    double limit = noValue;             ///< that was passed, of that severity
    double worst = noValue;             ///< in the unit of the kind; noValue for NoData
    qint64 sinceMs = 0;                 ///< stamp of the first sample outside; NoData: of the last news
    qint64 endedMs = 0;                 ///< our clock; 0: it goes on
    bool watched = true; ///< false: ended because nobody looks any more, not because it is well again
    bool acknowledged = false;
    qint64 snoozedUntilMs = 0; ///< our clock; 0: not
    friend bool operator==(const Incident &, const Incident &) = default;

    bool isOpen() const { return endedMs == 0; }
    /// Whether it still wants to be seen by somebody.
    bool isLoud(qint64 nowMs) const { return isOpen() && !acknowledged && snoozedUntilMs <= nowMs; }
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::Incident)
