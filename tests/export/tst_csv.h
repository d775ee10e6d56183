// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class CsvTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void writesTheWholeDocument();
    void startsWithTheHeader();
    void writesTimes_data();
    void writesTimes();
    void writesValues_data();
    void writesValues();
    void readsBackExactly();
    void guardsTextCells_data();
    void guardsTextCells();
    void namesTheDemoInEveryRow();
    void saysThatItIsEverythingHeld();
    void sortsByTimeThenBySeries();
    void anyTableKeepsTheRules();
};

} // namespace hmcscope::test
