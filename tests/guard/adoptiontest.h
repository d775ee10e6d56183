// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// A session that another guard has opened, in the hands of a new one: a process or a thread.
class AdoptionTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void isLoggedOffWhenTold_data();
    void isLoggedOffWhenTold();
    void isLoggedOffWhenThePipeIsClosed_data();
    void isLoggedOffWhenThePipeIsClosed();
    void isLoggedOffWhenToldBeforeItIsAdopted_data();
    void isLoggedOffWhenToldBeforeItIsAdopted();
    void mayBeGoneAlready_data();
    void mayBeGoneAlready();
    void goesToTheAddressOfTheLogon();
    void goesToWhereTheConsoleIsNow();
    void anotherCertificateGetsNoToken();
    void malformedOrdersAreNotSent_data();
    void malformedOrdersAreNotSent();
    void missingProgramIsNoAdoption();
    void ownerKilled();
    void guardKilled();
};

} // namespace hmcscope::test
