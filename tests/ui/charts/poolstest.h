// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The table of the Shared Storage Pools below the charts.
class PoolsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addTrafficButNeverSpace();
    void ofTwoHmcsTheNewestWord();
    void oldSamplesAreNoTraffic();
    void twoOfOneNameHaveNoTraffic();
    void standBelowTheCharts();
    void keepTheReadersPlace();
};
