// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// From the wish to leave to the proof that the session is gone.
class LogoffTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void isRetriedUntilConfirmed_data();
    void isRetriedUntilConfirmed();
    void goesOnAloneInItsBackOff();
    void confirmedUnauthorizedIsGone();
    void confirmedLoginPageIsGone();
    void unauthorizedAloneProvesNothing();
    void signalsDoNotEndTheGuard();
    void lostWhenTheGuardIsKilled();
};

} // namespace hmcscope::test
