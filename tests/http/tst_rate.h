// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestRate final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheMeanOfThreeMinutes();
    void isNotExaggeratedAtFirst();
    void falls();
    void startsAnewAfterASilence();
    void everyQuestionIsCounted();
};

} // namespace hmcscope::test
