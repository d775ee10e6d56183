// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_leniency.h"
#include "hmc/tst_lenientanswers.h"
#include "hmc/tst_pools.h"
#include "hmc/tst_ports.h"
#include "hmc/tst_strangers.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return hmcscope::test::run<LeniencyTest, LenientAnswersTest, PoolsTest, PortsTest, StrangersTest>(argc,
                                                                                                      argv);
}
