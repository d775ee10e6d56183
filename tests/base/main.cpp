// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tst_base.h"
#include "base/tst_format.h"
#include "base/tst_logging.h"
#include "support/testmain.h"

#include <QCoreApplication>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    if (application.arguments().contains(QLatin1String("log-as-child")))
        return logAsChild();
    return run<TestBase, TestFormat, TestLogging>(argc, argv);
}
