// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "charts/readout.h"
#include "charts/statistics.h"

namespace hmcscope {

/// What a chart shows, for those who cannot see it: system, values at the crosshair or the newest ones with
/// their time, statistics of the span, what is hidden; or why the chart is empty. Plain text.
QString chartSentence(const ChartContent &content, const QList<Statistics> &statistics,
                      const QString &systemName, const Pointed &pointed, const QTimeZone &zone,
                      const QLocale &locale);

/// How old the newest sample is.
struct Freshness
{
    QString text;       ///< "Newest sample 14:02:30 CET (23 s ago)"
    QString sentence;   ///< the same with a full stop and, when stale, what that means
    bool stale = false; ///< older than three cadences
};
/// `newestMs` 0: there is no sample.
Freshness freshness(qint64 newestMs, qint64 nowMs, const QTimeZone &zone, const QLocale &locale);
/// The same while the HMC is not asked or does not answer: stale however young.
Freshness withoutNews(Freshness freshness);

/// The newest sample of one of the systems that are shown.
struct NewestOfSystem
{
    QString label{};
    qint64 newestMs = 0; ///< 0: none
    qint64 nowMs = 0;    ///< by its HMC
    bool withoutNews = false;
};
/// How old the newest of them all is; where only some of several are stale, or have none, they are named.
Freshness freshnessOf(const QList<NewestOfSystem> &systems, const QTimeZone &zone, const QLocale &locale);

} // namespace hmcscope
