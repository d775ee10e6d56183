// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class LedgerSentencesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindHasItsWords_data();
    void everyKindHasItsWords();
    void onlyOrphansOfOursAreDismissable();
    void onlyWhatIsOursIsLoggedOffWithAll();
    void anOrphanIsLookedForOnTheHmc();
    void theHmcsClockIsUsedWhereItIsKnown();
    void namesOfOthersAreBounded();
    void theQuestionSaysWhatHappens();
    void totalsAddUp();
    void saysWhereTokensAreAndWhy();
    void momentsNameTheirZone();
    void spans_data();
    void spans();
};

} // namespace hmcscope::test
