// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QObject>

/// Logon, logoff, who is let in, and what is counted.
class SessionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachLogonMakesASession();
    void readsEscapedCredentials();
    void refusesWrongCredentials();
    void refusesOtherContentTypes();
    void refusesBrokenXml_data();
    void refusesBrokenXml();
    void logoffEndsExactlyThatSession();
    void cookiesAreAsGoodAsTheToken();
    void unknownCallersGetAnErrorDocument();
    void killedAndExpiredTokensAreUnknown();
    void sessionIsMadeThoughTheClientIsGone();
    void sessionsSurviveAStop();
    void recordsWhatArrived();
    void answersExpectAndOddVerbs();
    void refusesBrokenRequests_data();
    void refusesBrokenRequests();
    void replacesItsCertificate();

private:
    std::unique_ptr<hmcscope::simulator::Simulator> m_simulator;
};
