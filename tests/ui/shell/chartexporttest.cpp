// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chartexporttest.h"

#include "charts/chartboard.h"
#include "shell/chartexport.h"
#include "shell/picturesizemenu.h"
#include "ui/charts/believabledata.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

/// A window with a board that has data, and an export of it.
struct Desk
{
    Desk()
    {
        fill(history);
        board.setNow(now);
        board.showSystem(&history, believableSystem(), u"hmc1"_s);
    }
    /// Answers the dialog that was opened last, without its question about a file that exists.
    void choose(const QString &path)
    {
        auto *dialog = window->findChildren<QFileDialog *>().constLast();
        Q_EMIT dialog->fileSelected(path);
        dialog->close();
    }

    const QTemporaryDir folder;
    MemoryHistory history;
    ChartBoard board;
    std::unique_ptr<QWidget> window = std::make_unique<QWidget>();
    ChartExport *exports = new ChartExport(window.get());
};

QSize sizeOf(const QString &path)
{
    return QImageReader(path).read().size(); // all of it, not the head only
}

} // namespace

void ChartExportTest::aChartIsCopied()
{
    QWidget window;
    ChartExport exports(&window);
    const ChartBoard board;
    QSignalSpy nothing(&exports, &ChartExport::nothingToExport);
    exports.copyPicture(board);
    exports.exportSvg(board, false);
    QCOMPARE(nothing.size(), 2);

    const Desk desk;
    QSignalSpy copied(desk.exports, &ChartExport::copied);
    desk.exports->copyPicture(desk.board);
    QCOMPARE(copied.size(), 1);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(2000, 920));
}

void ChartExportTest::theSizeIsChosenInTheMenu()
{
    PictureSizeMenu menu(nullptr);
    QSignalSpy ordered(&menu, &PictureSizeMenu::scaleOrdered);
    const auto actions = menu.actions();
    QCOMPARE(actions.size(), 4);
    menu.setScale(2);
    QVERIFY(actions.at(1)->isChecked());
    QVERIFY(ordered.isEmpty());
    actions.at(3)->trigger();
    QVERIFY(actions.at(3)->isChecked() && !actions.at(1)->isChecked());
    QCOMPARE(ordered, QList<QVariantList>{{4}});
}

void ChartExportTest::picturesHaveTheChosenSize_data()
{
    QTest::addColumn<int>("scale");
    for (int scale = 1; scale <= 4; ++scale)
        QTest::addRow("%d times", scale) << scale;
}

void ChartExportTest::picturesHaveTheChosenSize()
{
    QFETCH(int, scale);
    Desk desk;
    QSignalSpy exported(desk.exports, &ChartExport::exported);
    desk.exports->setPictureScale(scale);
    desk.exports->exportPicture(desk.board, false);
    desk.choose(desk.folder.filePath(u"chart.png"_s));
    desk.exports->exportBoard(desk.board, false); // while the other one may still be written
    desk.choose(desk.folder.filePath(u"board.png"_s));
    QTRY_COMPARE(exported.size(), 2);
    QCOMPARE(sizeOf(desk.folder.filePath(u"chart.png"_s)), QSize(1000, 460) * scale);
    QCOMPARE(sizeOf(desk.folder.filePath(u"board.png"_s)), QSize(1000, 3 * 460) * scale);
    desk.exports->copyPicture(desk.board);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1000, 460) * scale);
}
