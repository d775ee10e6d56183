// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlines.h"
#include "history/joined.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <array>
#include <memory>

namespace hmcscope {

/// Makes the lines of the charts out of one system's series, as finely as is wanted. Those of several series
/// are the maximum of sensors, the sum of VIOS and pools. Derived lines lie in a small history of their own,
/// so that drawing and reading out know one kind of line only.
class ChartFeed final : public QObject
{
    Q_OBJECT
public:
    explicit ChartFeed(QObject *parent = nullptr);
    ~ChartFeed() override;

    void showSystem(HistoryStore *history, const QString &system);
    bool isShowing() const { return !m_history.isNull(); }

    /// Shows or hides a line, by its key; so it stays for that system.
    void toggle(const SeriesKey &line);

    Detail detail(ChartKind kind) const { return m_details.at(size_t(kind)); }
    /// One of detailsOf(kind).
    void setDetail(ChartKind kind, Detail detail);

    /// Lines and gaps of a chart in a span; stores named therein live until the next showSystem().
    ChartContent content(ChartKind kind, const TimeSpan &span);
    /// Every series of the chart as the history holds it, but for those of hidden lines.
    QList<SeriesKey> series(ChartKind kind) const;
    QList<Sample> samples(const SeriesKey &key, const TimeSpan &span) const;
    /// The stamp of the newest sample of any series, 0: none.
    qint64 newestMs() const;
    /// The stamp of the oldest sample with a value, 0: none.
    qint64 oldestMs() const;

Q_SIGNALS:
    void changed(hmcscope::ChartKind kind);
    /// The history is gone; lines made from it must not be looked at any more.
    void vanished();

private:
    void notice(const SeriesKey &key);
    void notify(Metric metric);
    QList<SeriesKey> all(ChartKind kind) const;
    QList<ChartLine> lines(ChartKind kind);
    const HistoryStore *storeOf(const SeriesKey &line, const QList<SeriesKey> &parts);

    QPointer<HistoryStore> m_history;
    QString m_system;
    std::unique_ptr<MemoryHistory> m_derived;
    QSet<SeriesKey> m_hidden;   ///< lines of all systems
    QSet<SeriesKey> m_upToDate; ///< lines derived since their series have changed last
    std::array<Detail, 3> m_details{};
};

/// The parts of `one` that lie in `other` too, with the reasons of `one`.
QList<Gap> commonGaps(const QList<Gap> &one, const QList<Gap> &other);

} // namespace hmcscope
