// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class LimitsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofEveryChart();
    void inWords();
    void drawnWithinTheScale();
    void ofTheBudgetForOneSystemAlone();
    void notWithoutTheirLine();
};
