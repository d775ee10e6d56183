// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/series.h"

#include <QList>
#include <QObject>

#include <memory>
#include <optional>

namespace hmcscope {

/// One pixel column of one series.
struct EnvelopeColumn
{
    qint64 firstMs = 0; ///< stamp of the first sample in the column
    qint64 lastMs = 0;
    double first = noValue;
    double min = noValue;
    double max = noValue;
    double last = noValue;
    bool joined = false; ///< the first sample follows the last one of the previous column without a gap
};

/// The one memory that charts, exports and totals read. Samples are kept ordered by stamp and unique by
/// (series, stamp), the newest word wins. A sample with noValue is kept: it is the HMC's statement that there
/// was no value.
class HistoryStore : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    virtual void append(const SeriesKey &key, const QList<Sample> &samples) = 0;
    /// Why nothing was recorded for a system in a span (Disconnected, Unreachable).
    virtual void noteAbsence(const QString &system, qint64 fromMs, qint64 toMs, GapReason reason) = 0;

    /// Keys of one system in a fixed order: metric, then source, then sensor (numbers by value).
    virtual QList<SeriesKey> series(const QString &system) const = 0;
    /// fromMs <= stamp <= toMs, with the samples that have no value.
    virtual QList<Sample> samples(const SeriesKey &key, qint64 fromMs, qint64 toMs) const = 0;
    /// With or without a value.
    virtual std::optional<Sample> newest(const SeriesKey &key) const = 0;
    /// The nearest sample with a value, at most gapThresholdMs away.
    virtual std::optional<Sample> nearest(const SeriesKey &key, qint64 atMs) const = 0;
    /// At most `columns` columns that have values, for a span (both ends included) drawn that many pixels
    /// wide; and, so that a line reaches the border, up to two more: the neighbours just outside, each a
    /// column of one sample, where they have a value and are at most gapThresholdMs away from the border.
    /// Samples without value make no column, they break the line. Cost independent of the number of samples
    /// beyond the span.
    virtual QList<EnvelopeColumn> envelope(const SeriesKey &key, qint64 fromMs, qint64 toMs,
                                           int columns) const = 0;
    /// Where a line is interrupted within the span (a gap may reach beyond it), with the reason: a noted
    /// absence wins, then a sample without value, else there was no sample. After the newest value there is a
    /// gap as far as such a statement reaches (toMs is its end then); before the oldest value there is none.
    virtual QList<Gap> gaps(const SeriesKey &key, qint64 fromMs, qint64 toMs) const = 0;

Q_SIGNALS:
    /// At most once per series and turn of the event loop.
    void seriesChanged(const hmcscope::SeriesKey &key);
};

/// History in memory: the newest `capacity` samples of each series (2 h at 30 s are 240).
class MemoryHistory final : public HistoryStore
{
    Q_OBJECT
public:
    explicit MemoryHistory(int capacity = 8 * 240, QObject *parent = nullptr);
    ~MemoryHistory() override;

    void append(const SeriesKey &key, const QList<Sample> &samples) override;
    void noteAbsence(const QString &system, qint64 fromMs, qint64 toMs, GapReason reason) override;
    QList<SeriesKey> series(const QString &system) const override;
    QList<Sample> samples(const SeriesKey &key, qint64 fromMs, qint64 toMs) const override;
    std::optional<Sample> newest(const SeriesKey &key) const override;
    std::optional<Sample> nearest(const SeriesKey &key, qint64 atMs) const override;
    QList<EnvelopeColumn> envelope(const SeriesKey &key, qint64 fromMs, qint64 toMs,
                                   int columns) const override;
    QList<Gap> gaps(const SeriesKey &key, qint64 fromMs, qint64 toMs) const override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
