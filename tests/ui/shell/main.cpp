// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/testmain.h"
#include "ui/shell/chartexporttest.h"
#include "ui/shell/commandlinetest.h"
#include "ui/shell/framestest.h"
#include "ui/shell/preferencestest.h"
#include "ui/shell/rememberedtest.h"
#include "ui/shell/shortcutstest.h"
#include "ui/shell/statestest.h"
#include "ui/shell/workspacetest.h"

#include "shell/appearance.h"

#include <QApplication>

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    hmcscope::applyAppearance(QStringLiteral("light"));
    return hmcscope::test::run<CommandLineTest, FramesTest, WorkspaceTest, StatesTest, PreferencesTest,
                               RememberedTest, ShortcutsTest, ChartExportTest>(argc, argv);
}
