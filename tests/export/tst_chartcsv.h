// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class ChartCsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesSamplesBandsAndGaps();
    void namesEveryReason_data();
    void namesEveryReason();
    void beginsWithTheColumnsOfEverySeries();
    void guardsTheNamesOfLines();
};

} // namespace hmcscope::test
