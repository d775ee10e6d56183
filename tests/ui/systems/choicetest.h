// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Several systems chosen at once.
class ChoiceTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlAddsAndTakesAway();
    void keysAddToo();
    void theRowOfAnHmcIsNoSystem();
    void theChoiceStaysWhenRowsMove();
    void aFilterHidesAndKeeps();
    void whoIsGoneLeavesTheChoice();
    void whoComesBackIsShownAgain();
    void aServerIsChosenOnceWhoeverSpeaks();
};
