// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TableTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsOpenedForTheChartInUse();
    void itIsOfferedInTheMenuOfAChart();
    void itIsNamedAndTold();
    void itBeginsAtTheCrosshair();
    void cellsAreCopied();
    void formulasAreNotCopied();
    void escapeClosesIt();
    void theReaderKeepsThePlace();
    void anotherSystemKeepsTheTime();
    void aYearIsReadWhereItIsSeen();
    void whoHasNoDataIsNamed();
    void whyThereIsNothingIsTold();
};
