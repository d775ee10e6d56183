// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Entries whose token is not found: only what is certainly gone is called a possible orphan.
class TestLostItems : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goneItemIsAPossibleOrphan();
    void goneItemOfAnAbandonedSessionToo();
    void lockedStoreThatDoesNotTellLosesNothing();
    void storeThatLocksMeanwhileLosesNothing();
    void goneItemOfALockedStoreWaits();
    void otherStoreLosesNothing();
    void entryWithoutAMarkLosesNothing();
    void storeThatFailsLosesNothing();
    void oneStoreHasOneMark();
};

} // namespace hmcscope::test
