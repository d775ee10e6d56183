// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestTransport final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void redirectIsNotFollowed_data();
    void redirectIsNotFollowed();
    void headersAreSentOnlyWhenSet();
    void nothingElseIsSent();
    void cookiesAreNotKept();
    void connectionIsReused();
    void twoAreInFlightAtMost();
    void brokenAnswerIsAnError_data();
    void brokenAnswerIsAnError();
    void nobodyListens();
    void nameIsUnknown();
    void plainServerIsNoTls();
    void deadContextIsSilent();
    void closeCancelsEverything();
    void destructionCancelsEverything();
    void answerNeverComesInsideSend();
    void logLineHoldsNoValues();
};

} // namespace hmcscope::test
