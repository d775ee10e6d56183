// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the logon form accepts, what it complains about, and how long the password stays in it.
class FormTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersWhatWasTyped();
    void complainsBesideTheField_data();
    void complainsBesideTheField();
    void emptyPasswordIsTheRememberedOne();
    void thePasswordStaysUntilItIsForgotten();
    void reconnectingNeedsARememberedPassword();
    void tellsWhichAccountWasTyped();
    void aWarningIsAboutOneAccount();
    void aProblemLeadsToTheGuide();
    void withoutKeyStoreTheBoxSaysWhy();
    void showsProgressAndOffersCancel();
    void returnKeyOrders();
    void everyControlHasAName();
    void tabGoesThroughTheFieldsInOrder();
};
