// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The state table of the architecture from the token on: lending it, giving it back. What happens when
/// a guard dies is in CoverTest.
class SessionEndTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void logOffInEveryState_data();
    void logOffInEveryState();
    void endsOfTheLogoff_data();
    void endsOfTheLogoff();
    void abandonInEveryState_data();
    void abandonInEveryState();
    void getOutsideOfLoggedOnIsCancelled_data();
    void getOutsideOfLoggedOnIsCancelled();
    void tokenAndMementoAreLent();
};
