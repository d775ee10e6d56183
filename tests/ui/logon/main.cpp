// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/logon/formtest.h"
#include "ui/logon/pinstest.h"
#include "ui/logon/trusttest.h"

#include "shell/appearance.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    hmcscope::applyAppearance(QStringLiteral("light"));
    return hmcscope::test::run<FormTest, TrustTest, PinsTest>(argc, argv);
}
