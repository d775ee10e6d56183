// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// The ledger over the key store of the desktop, as tst_keychain finds it: unlocked, or none.
class TestKeyringLedger final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sessionOfTheDeadReturns();
    void withoutKeyStoreTheReasonIsTold();
    void goneItemIsAPossibleOrphan();
    void lockedItemStaysAndAsksNobody();
};

} // namespace hmcscope::test
