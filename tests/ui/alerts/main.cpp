// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/alerts/alertstest.h"
#include "ui/alerts/noticestest.h"

#include <QApplication>
#include <QLocale>

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale::c());
    const QApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<AlertsTest, NoticesTest>(argc, argv);
}
