// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/chartexporttest.h"

#include "charts/chartboard.h"
#include "shell/chartexport.h"
#include "shell/picturesizemenu.h"
#include "shell/savefile.h"
#include "support/filesizelimit.h"
#include "ui/charts/believabledata.h"

#include <QAction>
#include <QClipboard>
#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QGuiApplication>
#include <QImage>
#include <QImageReader>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <unistd.h>
#include <utility>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

using Order = void (ChartExport::*)(const ChartBoard &, bool);

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

/// While it lives, `folder` takes no file, though the tests may be root's: root is somebody else meanwhile.
class NoPermission final
{
public:
    explicit NoPermission(QString folder)
        : m_folder(std::move(folder))
    {
        m_active = QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner) &&
                   (m_user != 0 || ::seteuid(65534) == 0);
    }
    ~NoPermission()
    {
        m_active = ::seteuid(m_user) == 0 &&
                   QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    NoPermission(const NoPermission &) = delete;
    NoPermission &operator=(const NoPermission &) = delete;
    bool isActive() const { return m_active; }

private:
    QString m_folder;
    uid_t m_user = ::geteuid();
    bool m_active = false;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

void keep(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

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
    QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 2, 30'000);
    QCOMPARE(sizeOf(desk.folder.filePath(u"chart.png"_s)), QSize(1000, 460) * scale);
    QCOMPARE(sizeOf(desk.folder.filePath(u"board.png"_s)), QSize(1000, 3 * 460) * scale);
    desk.exports->copyPicture(desk.board);
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1000, 460) * scale);
}

void ChartExportTest::contentIsMadeBesideTheWindow()
{
    QWidget window;
    const QTemporaryDir folder;
    SaveFile file(&window);
    QSignalSpy written(&file, &SaveFile::written);
    const auto thread = std::make_shared<std::atomic<QThread *>>(nullptr);
    file.ask(u"Export"_s, u"a.txt"_s, u"Text (*.txt)"_s, [thread] {
        *thread = QThread::currentThread();
        return QByteArray("new");
    });
    const QString path = folder.filePath(u"a.txt"_s);
    Q_EMIT window.findChild<QFileDialog *>()->fileSelected(path);
    QTRY_COMPARE(written.size(), 1);
    QVERIFY(*thread && *thread != QThread::currentThread());
    QCOMPARE(contentOf(path), "new");
}

void ChartExportTest::aWindowMayGoMeanwhile()
{
    Desk desk;
    QSignalSpy exported(desk.exports, &ChartExport::exported);
    const QString path = desk.folder.filePath(u"board.png"_s);
    desk.exports->setPictureScale(4);
    desk.exports->exportBoard(desk.board, false);
    desk.choose(path);
    desk.window.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone(30'000));
    QCoreApplication::processEvents(); // the result arrives, and nobody is there to be told
    QCOMPARE(exported.size(), 0);
    QCOMPARE(sizeOf(path), QSize(4000, 3 * 1840));
}

void ChartExportTest::dataIsWhatIsShownOrEverything()
{
    Desk desk;
    QSignalSpy exported(desk.exports, &ChartExport::exported);
    const QString shown = desk.folder.filePath(u"shown.csv"_s);
    const QString held = desk.folder.filePath(u"held.csv"_s);
    desk.exports->exportData(desk.board, true);
    desk.history.append({believableSystem().uuid, Metric::Power}, {{now + 30'000, 999}}); // too late for it
    desk.choose(shown);
    desk.exports->exportHeld(desk.board, true);
    desk.choose(held);
    QTRY_COMPARE(exported.size(), 2);
    const QByteArray seen = contentOf(shown);
    QVERIFY(seen.startsWith(
        "time,system,mtms,source,sensor,metric,value,unit,extent,line,until,min,avg,max,reason\r\n"));
    QVERIFY(seen.contains(",power,") && !seen.contains(",ssp_read,") && !seen.contains(",999,"));
    QCOMPARE(seen.count(",shown,"), seen.count(",DEMO "));
    const QByteArray all = contentOf(held);
    QVERIFY(all.startsWith("time,system,mtms,source,sensor,metric,value,unit,extent\r\n"));
    QVERIFY(all.contains(",ssp_read,") && all.contains(",power,999,W,held\r\n"));
    QCOMPARE(all.count(",held\r\n"), all.count(",DEMO "));

    const ChartBoard empty;
    QSignalSpy nothing(desk.exports, &ChartExport::nothingToExport);
    desk.exports->exportData(empty, false);
    desk.exports->exportHeld(empty, false);
    QCOMPARE(nothing.size(), 2);
}

void ChartExportTest::aFailureLeavesTheOldFile_data()
{
    QTest::addColumn<Order>("order");
    QTest::addColumn<bool>("full");
    QTest::newRow("picture, a full disk") << Order(&ChartExport::exportPicture) << true;
    QTest::newRow("picture, a folder without permission") << Order(&ChartExport::exportPicture) << false;
    QTest::newRow("data, a full disk") << Order(&ChartExport::exportData) << true;
    QTest::newRow("data, a folder without permission") << Order(&ChartExport::exportData) << false;
    QTest::newRow("everything, a full disk") << Order(&ChartExport::exportHeld) << true;
    QTest::newRow("everything, a folder without permission") << Order(&ChartExport::exportHeld) << false;
}

void ChartExportTest::aFailureLeavesTheOldFile()
{
    QFETCH(Order, order);
    QFETCH(bool, full);
    Desk desk;
    QSignalSpy failed(desk.exports, &ChartExport::exportFailed);
    const QSignalSpy exported(desk.exports, &ChartExport::exported);
    const QString path = desk.folder.filePath(u"chart.png"_s);
    keep(path, "old");
    (desk.exports->*order)(desk.board, false);
    {
        const std::unique_ptr<FileSizeLimit> limit(full ? new FileSizeLimit(1024) : nullptr);
        const std::unique_ptr<NoPermission> closed(full ? nullptr : new NoPermission(desk.folder.path()));
        QVERIFY(full ? limit->isActive() : closed->isActive());
        desk.choose(path);
        QTRY_COMPARE(failed.size(), 1);
    }
    QCOMPARE(failed.at(0).at(0).toString(), path);
    QVERIFY(!failed.at(0).at(1).value<Error>().detail.isEmpty());
    QVERIFY(exported.isEmpty());
    QCOMPARE(contentOf(path), "old");
    QCOMPARE(QDir(desk.folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"chart.png"_s});
}

void ChartExportTest::noBytesAreAFailure()
{
    QWidget window;
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.png"_s);
    keep(path, "old");
    SaveFile file(&window);
    QSignalSpy failed(&file, &SaveFile::failed);
    file.ask(u"Export"_s, u"a.png"_s, u"PNG (*.png)"_s, [] { return QByteArray(); });
    Q_EMIT window.findChild<QFileDialog *>()->fileSelected(path);
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(contentOf(path), "old");
}
