// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/inventorytest.h"
#include "simulator/metricstest.h"
#include "simulator/poolstest.h"
#include "support/testmain.h"

#ifdef HMCSCOPE_CAPTURES
#include "simulator/capturestest.h"
#endif

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    int failures = 0;
#ifdef HMCSCOPE_CAPTURES
    failures += hmcscope::test::runOne<CapturesTest>(argc, argv);
#else
    qWarning("ANSWERS OF REAL HMCS ARE NOT ON THIS MACHINE: nothing is compared with them.");
#endif
    return failures + hmcscope::test::run<InventoryTest, MetricsTest, PoolsTest>(argc, argv);
}
