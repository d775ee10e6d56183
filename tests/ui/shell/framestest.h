// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The frame by itself: chip, banner, menus, appearance.
class FramesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void chipTellsEveryState_data();
    void chipTellsEveryState();
    void chipSaysThatTheHmcDoesNotAnswer();
    void chipCountsDownAndCanBeStopped();
    void aStretchedRoundIsSaidInTheToolTip();
    void theSessionInNumbersIsInTheToolTip();
    void aSessionWithoutCrashCoverSaysSo();
    void chipsShareTheWidthAndNoKey();
    void theBannerIsTakenBackByWhomItIsAbout();
    void theBannerLeadsToTheGuide();
    void noticeIsPlainAndDismissable();
    void actionsAreNamedAndHaveShortcuts();
    void closingIsOrderedNotDone();
    void everyControlHasAName_data();
    void everyControlHasAName();
    void fitsIntoTheSmallestWindow();
    void iconsFollowThePalette();
    void everyIconInUseIsThere_data();
    void everyIconInUseIsThere();
};
