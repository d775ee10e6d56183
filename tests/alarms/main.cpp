// SPDX-License-Identifier: GPL-3.0-or-later
#include "alarms/incidentstest.h"
#include "alarms/triptest.h"
#include "alarms/watchtest.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    using namespace hmcscope::test;
    return run<TripTest, IncidentsTest, AlarmWatchTest>(argc, argv);
}
