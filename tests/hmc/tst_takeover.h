// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Sessions whose guards are killed, against the simulated HMC over TLS: nothing is faked.
class TakeoverTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void guardKilledWhileLoggedOn();
    void guardKilledWhileLoggingOff();
    void guardKilledWhileLoggingOn();
    void guardKilledBeforeALateLogoff();
    void guardsKilledUntilAThreadTakesOver();
    void guardProgramGone();
    void fiftyLogonsAtOnce();
    void twoWindows();
};
