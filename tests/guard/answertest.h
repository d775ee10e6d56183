// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class AnswerTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesTheDate_data();
    void takesTheDate();
    void headersAreBounded();
    void bodyIsBounded();
    void dateIsAMoment_data();
    void dateIsAMoment();
};

} // namespace hmcscope::test
