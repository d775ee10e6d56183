// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/client.h"
#include "simulator/simulator.h"

#include <QObject>

/// Answers have the shape of the real captures, and say what the simulator's curves say.
class AnswersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasTheShapeOfRealCaptures_data();
    void hasTheShapeOfRealCaptures();
    void systemMetricsHaveOnlyKeysSeenInCaptures();
    void logonAnswersWithRealHeaders();
    void quickAllHasRealKeys();
    void quickStateIsABareValue();
    void documentHoldsTheVerySamples_data();
    void documentHoldsTheVerySamples();
    void feedHonoursTheTimeParameters();
    void feedLinksLeadAstray();
    void namesStatesWithoutData();
    void refusesNarrowAccept();
    void answersOutsideTheApiWithHtml();

private:
    QByteArray body(const QByteArray &path);
    QByteArray filePath(const QByteArray &feed) const;

    std::unique_ptr<hmcscope::simulator::Simulator> m_simulator;
    std::unique_ptr<Client> m_client;
    QByteArray m_token;
    QByteArray m_busy; ///< UUID of the first system
};
