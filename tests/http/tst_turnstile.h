// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestTurnstile final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneTurnstilePerEndpoint();
    void twoInFlightOverAllTransports();
    void turnsAreFair();
    void closingLetsTheOthersIn();
    void dyingLetsTheOthersIn();
    void waitingForATurnMeetsTheDeadline();
};

} // namespace hmcscope::test
