// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the console says it manages, in every dialect.
class InventoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oddNamesComeThroughUnharmed();
    void systemsOfTwoConsolesAreTheSame();
    void fleetsOfAnySize();
    void everyStateIsThere();
    void consoleTellsItsGeneration_data();
    void consoleTellsItsGeneration();
    void consoleNameEndsWithALineBreak();
    void documentsAreTagged();
    void quickAllIsWrittenAsByJava();
    void serversOfASystem();
    void profileOfWhoAsks();
    void refusesUnknownTypes();
};
