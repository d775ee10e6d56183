// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/shell/appearancetest.h"
#include "ui/shell/focustest.h"
#include "ui/shell/roomtest.h"
#include "ui/shell/walktest.h"

#include "shell/appearance.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    hmcscope::applyAppearance(QStringLiteral("light"));
    return hmcscope::test::run<WalkTest, FocusTest, RoomTest, AppearanceTest>(argc, argv);
}
