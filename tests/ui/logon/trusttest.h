// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the trust dialogs show, and that trusting takes a decision.
class TrustTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsHostAndCertificateAsPlainText();
    void cancelIsDefaultAndFocused();
    void escapeDeclines();
    void trustsExactlyWhatWasShown();
    void comparesThePastedFingerprint_data();
    void comparesThePastedFingerprint();
    void everyControlHasAName();
    void aChangedCertificateOffersNoWayRound();
};
