// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartlines.h"
#include "charts/chartsystem.h"
#include "history/joined.h"

#include <QObject>
#include <QPointer>
#include <QSet>

#include <array>
#include <memory>
#include <vector>

namespace hmcscope {

/// Makes the lines of the charts out of the series of one system, or of several overlaid, as finely as is
/// wanted. Those of several series are the maximum of sensors, the sum of VIOS and pools. Derived lines lie
/// in a small history of their own, so that drawing and reading out know one kind of line only.
class ChartFeed final : public QObject
{
    Q_OBJECT
public:
    /// A series of one of the systems, by its place among them.
    struct Part
    {
        qsizetype system = 0;
        SeriesKey key{};
    };

    explicit ChartFeed(QObject *parent = nullptr);
    ~ChartFeed() override;

    /// Those without a history are left out; none: nothing is shown.
    void showSystems(const QList<ChartSystem> &systems);
    /// What the systems are called now.
    void setLabels(const QStringList &labels);
    bool isShowing() const { return !m_sources.empty(); }
    bool isOverlaid() const { return m_sources.size() > 1; }

    /// Shows or hides a line, by its key; so it stays for that system.
    void toggle(const SeriesKey &line);

    Detail detail(ChartKind kind) const { return m_details.at(size_t(kind)); }
    /// One of detailsOf(kind).
    void setDetail(ChartKind kind, Detail detail);

    /// Lines and gaps of a chart in a span; stores named therein live until the next showSystems(). Of
    /// systems that are overlaid each has its lines, with or without data.
    ChartContent content(ChartKind kind, const TimeSpan &span);
    /// Every series of the systems as the history holds it, whatever is shown.
    QList<Part> everything() const;
    QList<Sample> samples(const Part &part, const TimeSpan &span) const;
    /// The stamp of the newest sample of any series of one of the systems, 0: none.
    qint64 newestMs(qsizetype system) const;
    /// The stamp of the oldest sample with a value, 0: none.
    qint64 oldestMs() const;

Q_SIGNALS:
    void changed(hmcscope::ChartKind kind);
    /// A history is gone; lines made from it must not be looked at any more.
    void vanished();

private:
    struct Source
    {
        QPointer<HistoryStore> history;
        QString uuid;
        QString label;
        std::unique_ptr<MemoryHistory> derived; ///< lines of several series
        QSet<SeriesKey> fresh{};                ///< lines derived since their series have changed last
    };

    void notice(const HistoryStore *history, const SeriesKey &key);
    void notify(Metric metric);
    QList<SeriesKey> seriesOf(const Source &source, ChartKind kind) const;
    std::optional<SeriesKey> lineWith(const SeriesKey &series, Detail detail) const;
    void appendLines(ChartContent &content, qsizetype system);
    void giveLook(ChartContent &content, qsizetype first, qsizetype system) const;
    static const HistoryStore *storeOf(Source &source, const SeriesKey &line, const QList<SeriesKey> &parts);
    QList<Gap> gapsOf(qsizetype system, ChartKind kind, const TimeSpan &span) const;

    std::vector<Source> m_sources;
    QSet<SeriesKey> m_hidden; ///< lines of all systems
    std::array<Detail, 3> m_details{};
};

/// The parts of `one` that lie in `other` too, with the reasons of `one`.
QList<Gap> commonGaps(const QList<Gap> &one, const QList<Gap> &other);

} // namespace hmcscope
