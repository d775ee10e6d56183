// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the logon form accepts, what it complains about, and that the password does not stay in it.
class FormTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersWhatWasTyped();
    void complainsBesideTheField_data();
    void complainsBesideTheField();
    void emptyPasswordIsTheRememberedOne();
    void thePasswordDoesNotStay();
    void withoutKeyStoreTheBoxSaysWhy();
    void showsProgressAndOffersCancel();
    void returnKeyOrders();
    void everyControlHasAName();
    void tabGoesThroughTheFieldsInOrder();
};
