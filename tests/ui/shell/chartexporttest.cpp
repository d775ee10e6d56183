// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chartexporttest.h"

#include "charts/chartboard.h"
#include "shell/chartexport.h"
#include "ui/charts/believabledata.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

void ChartExportTest::aChartIsCopied()
{
    QWidget window;
    ChartExport exports(&window);
    ChartBoard board;
    QSignalSpy copied(&exports, &ChartExport::copied);
    QSignalSpy nothing(&exports, &ChartExport::nothingToExport);
    exports.copyPicture(board);
    exports.exportSvg(board, false);
    QCOMPARE(nothing.size(), 2);
    MemoryHistory history;
    fill(history);
    board.setNow(now);
    board.showSystem(&history, believableSystem(), u"hmc1"_s);
    exports.copyPicture(board);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2000, 920));
}
