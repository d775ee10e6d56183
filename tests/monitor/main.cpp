// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_arithmetic.h"
#include "monitor/tst_monitor.h"
#include "monitor/tst_rounds.h"
#include "monitor/tst_schedule.h"
#include "monitor/tst_states.h"
#include "monitor/tst_storage.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    using namespace hmcscope::test;
    QCoreApplication app(argc, argv);
    return run<ArithmeticTest, ScheduleTest, MonitorTest, RoundsTest, StatesTest, StorageTest>(argc, argv);
}
