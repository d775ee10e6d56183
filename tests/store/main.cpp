// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_store.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    return hmcscope::test::run<hmcscope::test::TestStore>(argc, argv);
}
