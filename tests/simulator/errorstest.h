// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Every switch that concerns errors, and the door without a socket.
class ErrorsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void errorShapes_data();
    void errorShapes();
    void echoes_data();
    void echoes();
    void narrowAccept();
    void deadSessionsAreSentToTheLoginPage();
    void pcmOffStatus_data();
    void pcmOffStatus();
    void roleMissingForbidsMetricsOnly();
    void otherVerbsAreNotAllowed();

    void asksWithoutASocket();
    void asksThroughFaults_data();
    void asksThroughFaults();
    void runsByTheInjectedClock();
};
