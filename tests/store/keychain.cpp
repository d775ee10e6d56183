// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_keychain.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return hmcscope::test::run<hmcscope::test::TestKeychain>(argc, argv);
}
