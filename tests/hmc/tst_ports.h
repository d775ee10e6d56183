// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Which of two ports speaks the REST API, found out before any password.
class PortsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void apiWins_data();
    void apiWins();
    void readyWinsOverStarting();
    void guiNeverWins_data();
    void guiNeverWins();
    void silentPortsDelayNobody_data();
    void silentPortsDelayNobody();
    void winnersCertificateCounts();
    void probeOpensNoSession();
};
