// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ShortcutsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void noKeyIsTakenTwice();
    void keysOfThePartsReachThem();
    void theLastSampleIsReachedWhilePaused();
    void commandsHaveKeys();
    void theOverviewIsMadeOfThem();
    void theOverviewIsSearched();
    void theGuidesTablesAreRead();
    void disconnectIsInTheMenu();
};
