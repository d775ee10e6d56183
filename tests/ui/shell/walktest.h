// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Every view of the window as a screen reader and the Tab key meet them.
class WalkTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyView_data();
    void everyView();
    void theDashboardIsReadFromTheTop();
    void aWindowFitsASmallScreen();
};
