// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The invariants of the session, by their numbers in the architecture. What the guard and the transport
/// contribute (redirects, back-off, the wire itself) is asserted in their rooms and, over a real connection,
/// in LoopbackTest.
class InvariantsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void i1_everyTokenIsFollowedByALogoff_data();
    void i1_everyTokenIsFollowedByALogoff();
    void i2_aLogonInFlightIsNeverAborted();
    void i3_afterLogoffBeganNoRequestCarriesTheToken_data();
    void i3_afterLogoffBeganNoRequestCarriesTheToken();
    void i4_secretsAreInNoStatusAndNoLog();
    void i4_theTokenIsWipedEverywhere_data();
    void i4_theTokenIsWipedEverywhere();
    void i5_aRedirectIsAnErrorAndNothingElse();
    void i6_leavingTenTimesIsLeavingOnce();
    void i7_abandonEndsAtOnceWhateverIsOpen();
    void i8_theDestructorOnlyClosesThePipe();
    void i9_aLinkContributesPathAndQueryOnly();
    void i10_oneConnectMakesAtMostOneLogon();
};
