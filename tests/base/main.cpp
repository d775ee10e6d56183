// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tst_base.h"
#include "base/tst_format.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<TestBase, TestFormat>(argc, argv);
}
