// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/metricswindow.h"
#include "simulator/question.h"

namespace hmcscope::simulator {

/// One link of a metrics feed. Stamps are milliseconds since 1970 UTC.
struct FeedEntry
{
    QByteArray title;
    qint64 updatedMs = 0;
    qint64 publishedMs = 0;
    QByteArray linkType;
    QByteArray linkPath;
    QByteArray category; ///< its attributes
};

/// What a feed is about.
struct FeedHead
{
    QByteArray id;
    QByteArray title;
    QByteArray subtitle;
};

/// Body of .../ProcessedMetrics and its like.
QByteArray metricsFeed(const Question &question, const FeedHead &head, const QList<FeedEntry> &entries);

/// Of the file that holds these samples; \p file says what of, \p area is where it lies: ProcessedMetrics.
FeedEntry fileEntry(const Hmc &hmc, const MetricsFile &file, const QByteArray &area);
/// For each partition a link to its own feed, newer than the file's entry.
QList<FeedEntry> partitionEntries(const Hmc &hmc, const System &system);
/// Link to a raw energy reading.
FeedEntry rawEnergyEntry(const Hmc &hmc, const System &system, qint64 stampMs);

/// The name of a raw energy file, LTM_9009-42A*78..._fsp_20221122T171730+0100.json, and the stamp in such a
/// name.
QByteArray rawEnergyName(const Hmc &hmc, const System &system, qint64 stampMs);
std::optional<qint64> rawEnergyStamp(const System &system, const QByteArray &name);

} // namespace hmcscope::simulator
