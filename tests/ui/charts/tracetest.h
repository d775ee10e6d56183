// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// From the history's envelope to segments, and from series to the lines derived of them.
class TraceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void neighboursAreJoined();
    void gapsBreakTheLine();
    void loneSampleIsADot();
    void columnShowsItsExtremes();
    void dashesGoOnFromSegmentToSegment();
    void denseRunsAreColumnsOfPixels();
    void joinedSeries();
    void gapsInCommon();
    void mappingThereAndBack();
};
