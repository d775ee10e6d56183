// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/tst_energy.h"
#include "history/tst_envelope.h"
#include "history/tst_memoryhistory.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    using namespace hmcscope::test;
    return run<MemoryHistoryTest, EnvelopeTest, EnergyTest>(argc, argv);
}
