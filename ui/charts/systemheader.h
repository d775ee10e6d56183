// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartsentence.h"
#include "charts/chartsystem.h"
#include "shell/plainlabel.h"

#include <QWidget>

class QBoxLayout;

namespace hmcscope {

/// Above the charts: name of the system, MTMS, firmware, state, and how fresh its newest sample is; of
/// several their names and HMCs.
class SystemHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit SystemHeader(QWidget *parent = nullptr);
    /// `further`: systems that are selected and not shown.
    void setSystems(const QList<ChartSystem> &systems, qsizetype further);
    void setFreshness(const Freshness &freshness);
    /// Nothing new can come: name and details step back.
    void setDimmed(bool dimmed);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyColours();
    void arrange();

    PlainLabel *m_name;
    PlainLabel *m_details;
    QLabel *m_icon;
    QLabel *m_freshness;
    QBoxLayout *m_parts;
    bool m_stale = false;
    bool m_dimmed = false;
};

} // namespace hmcscope
