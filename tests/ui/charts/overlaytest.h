// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Several systems in the same charts.
class OverlayTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void labelsTellSystemsApart();
    void oneLinePerSystemAndMetric();
    void finerDetailNamesTheSystemToo();
    void linesAreToldApart();
    void theHeaderNamesThem();
    void tooManyAreTold();
    void energyIsTheSum();
    void aGapOfOneIsItsOwn();
    void staleIsToldOfWhoIsStale();
    void whoHasNoDataIsNamed();
    void allEmptySaysWhyOfEach();
    void exportHasEverySystem();
    void twoHistoriesAreKeptApart();
};
