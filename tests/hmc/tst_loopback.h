// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Preflight, session, guard process, transport and API against the simulated HMC over TLS: nothing is faked.
class LoopbackTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void preflightOpensNoSession();
    void preflightTakesThePortThatIsAnHmc();
    void preflightErrors_data();
    void preflightErrors();
    void preflightSeesAnotherCertificate();
    void logOnTrustAskLogOff();
    void wrongPassword();
    void changedCertificateIsRefusedBeforeThePassword();
    void logOffWhileTheLogonIsInFlight();
    void abandonedSessionsEndToo();
    void expiredSession();
    void strayUnauthorizedIsSurvived();
    void redirectsAreNotFollowed();
    void lostLogonAnswerIsNamedAndNotRepeated();
};
