// SPDX-License-Identifier: GPL-3.0-or-later
#include "axestest.h"
#include "boardtest.h"
#include "datatest.h"
#include "energylinetest.h"
#include "exporttest.h"
#include "legendtest.h"
#include "limitstest.h"
#include "linestest.h"
#include "notestest.h"
#include "overlaytest.h"
#include "palettetest.h"
#include "poolstest.h"
#include "rangetest.h"
#include "support/testmain.h"
#include "tablefollowtest.h"
#include "tablemodeltest.h"
#include "tabletest.h"
#include "timerangetest.h"
#include "tracetest.h"

#include <QApplication>
#include <QLocale>

int main(int argc, char **argv)
{
    QLocale::setDefault(QLocale::c());
    qputenv("TZ", "Europe/Berlin"); // a zone that is not UTC, on every machine
    const QApplication application(argc, argv);
    return hmcscope::test::run<AxesTest, TraceTest, BoardTest, TimeRangeTest, RangeTest, LegendTest,
                               LinesTest, EnergyLineTest, PaletteTest, ExportTest, OverlayTest, LimitsTest,
                               NotesTest, PoolsTest, TableModelTest, TableFollowTest, TableTest, DataTest>(
        argc, argv);
}
