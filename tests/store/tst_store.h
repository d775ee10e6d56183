// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestStore final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pinsReturn_data();
    void pinsReturn();
    void openPortFindsTheLastPin();
    void spoiltPinStaysAPin();
    void pinsAreListed();
    void forgottenPinsLeaveNothing();
    void portsReturn();
    void spoiltPortIsNone();
    void reconnectingIsChosenPerHmc();
    void hmcsLoggedOnToAreListed();
    void forgottenHmcsLeaveNothing();
    void settingsReturn();
    void settingsHaveDefaults();
    void alarmRulesReturn();
    void spoiltAlarmRulesAreTheUsualOnes();
    void changedFiguresAreTold();
    void notesReturn();
};

} // namespace hmcscope::test
