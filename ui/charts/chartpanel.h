// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/legend.h"
#include "charts/metricchart.h"

#include <QTimer>
#include <QWidget>

namespace hmcscope {

/// Title, unit and a line's newest value or that at the crosshair.
Legend legendOf(const ChartContent &content, const ValueScale &scale, const std::optional<Readout> &crosshair,
                const QTimeZone &zone, const QLocale &locale);

/// A chart on its card: the legend above, the focus shown around it, and what it shows said in words.
class ChartPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartPanel(ChartKind kind, QWidget *parent = nullptr);

    MetricChart *chart() const { return m_chart; }
    const Legend &legend() const { return m_legend; }
    void setContent(const ChartContent &content, const QString &systemName, const QTimeZone &zone);
    void setCrosshair(std::optional<qint64> utcMs);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void showLegend();
    void placeChart();
    void describe();
    std::optional<Readout> crosshairReadout() const;

    MetricChart *m_chart;
    Legend m_legend;
    QString m_systemName;
    QTimeZone m_zone;
    QTimer m_quiet; ///< screen readers are not told more often than it runs out
    bool m_unsaid = false;
};

} // namespace hmcscope
