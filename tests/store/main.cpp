// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_ledger.h"
#include "store/tst_leftentries.h"
#include "store/tst_lostitems.h"
#include "store/tst_store.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<TestStore, TestLedger, TestLeftEntries, TestLostItems>(argc, argv);
}
