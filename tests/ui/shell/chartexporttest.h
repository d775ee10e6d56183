// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ChartExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChartIsCopied();
    void theSizeIsChosenInTheMenu();
    void picturesHaveTheChosenSize_data();
    void picturesHaveTheChosenSize();
    void contentIsMadeBesideTheWindow();
    void aWindowMayGoMeanwhile();
    void dataIsWhatIsShownOrEverything();
    void aFailureLeavesTheOldFile_data();
    void aFailureLeavesTheOldFile();
    void noBytesAreAFailure();
};
