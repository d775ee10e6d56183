// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// What one instance of the program finds of another.
class TestLeftEntries final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deadInstanceIsRecalled();
    void livingInstanceIsLeftAlone();
    void editedIndexSteersNothing();
    void otherMachineIsNeverTouched();
    void swappedItemIsRefused();
    void spoiltItemIsRefused();
    void lockedIsNotLostAndAsksNobody();
    void brokenPromiseIsAPossibleOrphan();
    void spoiltFilesAreLeftAlone();
    void leftoversAreCleared();
    void lockedLeftoverStays();
    void twoInstancesEndOnce();
    void countedOnceThoughKilledMeanwhile();
    void clockThatJumpsChangesNothing();
};

} // namespace hmcscope::test
