// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "believabledata.h"

#include "charts/chartboard.h"
#include "charts/chartpanel.h"

#include <QCoreApplication>

namespace hmcscope::test {

inline const QString powerChart = QStringLiteral("Power chart");
inline const QString temperatureChart = QStringLiteral("Temperature chart");
inline const QString sspChart = QStringLiteral("SSP I/O chart");
inline const QStringList allCharts{powerChart, temperatureChart, sspChart};

/// A board that shows the believable system.
struct Shown
{
    explicit Shown(bool withData = true)
    {
        if (withData)
            fill(history);
        board.resize(700, 640);
        board.setNow(now);
        board.showSystem(&history, believableSystem(), QStringLiteral("hmc1"));
        board.show();
        QCoreApplication::processEvents();
    }
    MetricChart *chart(const QString &name) const
    {
        for (MetricChart *each : board.findChildren<MetricChart *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        return nullptr;
    }
    ChartPanel *panel(const QString &name) const
    {
        return qobject_cast<ChartPanel *>(chart(name)->parentWidget());
    }

    MemoryHistory history;
    ChartBoard board;
};

} // namespace hmcscope::test
