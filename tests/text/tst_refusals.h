// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class RefusalsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRefusalSaysWhatToDo_data();
    void everyRefusalSaysWhatToDo();
    void theHmcsOwnWordsAreQuotedAndBounded();
    void theWordsOfARedirectAreNotTheHmcs();
    void aThirdWrongPasswordIsWarnedOf();
};

class ConsoleSentencesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unreachable_data();
    void unreachable();
    void anotherDayIsNamed();
    void clockDifference_data();
    void clockDifference();
    void cadence_data();
    void cadence();
    void pools_data();
    void pools();
};

} // namespace hmcscope::test
