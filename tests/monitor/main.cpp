// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/tst_monitor.h"
#include "monitor/tst_schedule.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    hmcscope::test::ScheduleTest schedule;
    hmcscope::test::MonitorTest monitor;
    return QTest::qExec(&schedule, argc, argv) + QTest::qExec(&monitor, argc, argv);
}
