// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/legend.h"
#include "charts/metricchart.h"
#include "charts/statistics.h"

#include <QTimer>
#include <QWidget>

namespace hmcscope {

class LegendKey;

/// Title, unit, and of every line its newest value or that at the crosshair and its statistics; while there
/// are crosshair and mark, what has changed between them instead.
Legend legendOf(const ChartContent &content, const QList<Statistics> &statistics, const ValueScale &scale,
                const Pointed &pointed, const QTimeZone &zone, const QLocale &locale);

/// A chart on its card: the legend above with a key for every line, the focus shown around it, and what it
/// shows said in words.
class ChartPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPanel(ChartKind kind, QWidget *parent = nullptr);

    MetricChart *chart() const { return m_chart; }
    const Legend &legend() const { return m_legend; }
    const QString &systemName() const { return m_systemName; }
    const QTimeZone &zone() const { return m_zone; }
    void setContent(const ChartContent &content, const QString &systemName, const QTimeZone &zone);
    void setCrosshair(std::optional<qint64> utcMs);
    void setMark(std::optional<qint64> utcMs);

Q_SIGNALS:
    /// The chart shows something else, or the same more finely.
    void contentShown();
    /// The next way to divide the chart into lines is wanted.
    void detailOrdered();
    /// A line is to be shown or hidden, by a click in the legend or by its number on the keyboard.
    void toggled(const hmcscope::SeriesKey &line);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showLegend();
    void nameKeys();
    void toggle(qsizetype line);
    void placeChart();
    void describe();
    void tellPointed();
    Pointed pointed() const;

    MetricChart *m_chart;
    Legend m_legend;
    Legend m_atRest; ///< while nobody points anywhere: it rules the height, so that pointing moves nothing
    QList<Statistics> m_statistics; ///< of the lines, as of their last change
    QList<LegendKey *> m_keys;
    QString m_systemName;
    QTimeZone m_zone;
    QTimer m_quiet; ///< screen readers are not told more often than it runs out
    bool m_unsaid = false;
};

} // namespace hmcscope
