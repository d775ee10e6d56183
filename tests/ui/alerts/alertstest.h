// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class AlertsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sentences_data();
    void sentences();
    void theWorstStandsInTheBar();
    void theBarGoesWithTheLastOne();
    void theListKeepsItsSelection();
    void whatCanBeDoneAboutTheSelected();
    void everyControlHasAName();
    void aClassFillsTheLimits();
    void whatIsTypedHoldsAtOnce();
    void defaultsComeBack();
};

} // namespace hmcscope::test
