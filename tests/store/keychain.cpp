// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_keychain.h"
#include "store/tst_keyringledger.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<TestKeychain, TestKeyringLedger>(argc, argv);
}
