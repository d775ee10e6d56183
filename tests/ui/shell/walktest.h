// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Welcome page and dialogs as a screen reader and the Tab key meet them.
class WalkTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void welcome();
    void dialogsOfTheMenus_data();
    void dialogsOfTheMenus();
    void dialogsOfTheLogon();
    void aWindowFitsASmallScreen();
};
