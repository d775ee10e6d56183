// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestLedger final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void logonIsNotedBeforeItIsSent();
    void tokenLiesInTheKeyStoreOnly();
    void refusedLogonLeavesNothing();
    void endIsCountedOnce();
    void endWithoutATokenCounts();
    void possibleOrphanStaysUntilDismissed();
    void logonOfTheDeadIsAPossibleOrphanOnce();
    void abandonedIsRecalled_data();
    void abandonedIsRecalled();
    void withoutKeyStoreTheTokenDiesWithItsInstance();
    void keyStoreThatComesBackGetsAllTokens();
    void folderThatIsNoneIsMemoryOnly();
    void folderThatVanishesIsMemoryOnly();
    void touchesNothingUnasked();
    void endBeforeItIsStoredSaysNothingOfTheKeyStore();
    void whenSettledWaitsForTheKeyStore();
};

} // namespace hmcscope::test
