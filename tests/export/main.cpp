// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tst_chartcsv.h"
#include "export/tst_csv.h"
#include "export/tst_files.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    hmcscope::test::CsvTest csv;
    hmcscope::test::ChartCsvTest chartCsv;
    hmcscope::test::FilesTest files;
    return QTest::qExec(&csv, argc, argv) + QTest::qExec(&chartCsv, argc, argv) +
           QTest::qExec(&files, argc, argv);
}
