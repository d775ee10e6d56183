// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// However and whenever the window goes, its session goes too.
class LeavingTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void linkDestroyedWhileLoggedOn();
    void linkDestroyedAtOnce();
    void linkDestroyedWhileInFlight_data();
    void linkDestroyedWhileInFlight();
    void linkDestroyedInItsOwnSignal();
    void logOffWhileInFlight();
    void logOffWhileInFlightAndRefused();
    void logOffBeforeAnythingWasSent();
    void ownerKilled_data();
    void ownerKilled();
};

} // namespace hmcscope::test
