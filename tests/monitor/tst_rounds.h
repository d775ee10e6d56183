// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// How often the monitor asks an HMC that answers in its own time, over hours of a manual clock.
class RoundsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsTheCadenceOfAFewSystems();
    void sparesAnHmcWithManySystems();
    void fillsAtOnceAndRepays();
    void asksNodesOnlyForStorage();
    void looksOnceWhereClustersCannotBeRead();
    void fetchesThePastInSlices();
    void scalesWithTheCadence();
    void hurriesOnceInTenSeconds();
    void letsOneSickSystemDelayNobody();
    void probesAnHmcThatIsAway();
    void wakesUp();
    void asksByTheHmcsClock();
    void followsAClockThatIsSetBack();
    void asksAgainAfterARestart();
    void asksNothingAfterStop();
};

} // namespace hmcscope::test
