// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class NoticesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneForAnIncident();
    void namesAreNoMarkup();
    void overBeforeItWasThere();
    void worseWhileItIsOnItsWay();
    void aClickLeadsToIt();
    void nobodyTakesThem();
};

} // namespace hmcscope::test
