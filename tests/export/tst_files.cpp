// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/tst_files.h"

#include "export/csv.h"
#include "support/filesizelimit.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(unreadable)");
}

} // namespace

void FilesTest::writesAndReplaces()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QVERIFY(writeFile(path, "one"));
    QCOMPARE(contentOf(path), "one");
    QVERIFY(writeFile(path, "two"));
    QCOMPARE(contentOf(path), "two");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.csv"_s});
}

void FilesTest::failsWithWords_data()
{
    QTest::addColumn<QString>("path"); // within the folder, or absolute
    QTest::newRow("a file as the folder") << u"file/a.csv"_s;
    QTest::newRow("no such folder") << u"missing/a.csv"_s;
    QTest::newRow("a directory") << u"directory"_s;
    QTest::newRow("a device") << u"/dev/full"_s;
    QTest::newRow("nothing") << QString();
}

void FilesTest::failsWithWords()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"directory"_s));
    QVERIFY(writeFile(folder.filePath(u"file"_s), "old"));
    const QString target = path.isEmpty() ? path : QDir(folder.path()).filePath(path);
    const Result<Done> result = writeFile(target, "new");
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Error::Kind::File);
    QVERIFY(!result.error().detail.isEmpty());
    QCOMPARE(contentOf(folder.filePath(u"file"_s)), "old");
    QVERIFY(QFileInfo(folder.filePath(u"directory"_s)).isDir());
    QVERIFY(!QFileInfo(u"/dev/full"_s).isFile());
}

void FilesTest::leavesTheOldFileOnFailure()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"a.csv"_s);
    QVERIFY(writeFile(path, "old"));
    {
        const FileSizeLimit full(4096);
        QVERIFY(full.isActive());
        const Result<Done> result = writeFile(path, QByteArray(100'000, 'x'));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, Error::Kind::File);
    }
    QCOMPARE(contentOf(path), "old");
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"a.csv"_s});
}

void FilesTest::makesSafeNames_data()
{
    QTest::addColumn<QString>("stem");
    QTest::addColumn<QString>("extension");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Server-A_power"_s << u"csv"_s << u"Server-A_power.csv"_s;
    QTest::newRow("blanks") << u"hmc 1: power / now"_s << u"png"_s << u"hmc-1-power-now.png"_s;
    QTest::newRow("path") << u"../../etc/cron.d/x"_s << u"csv"_s << u"etc-cron.d-x.csv"_s;
    QTest::newRow("Windows path") << u"..\\..\\boot.ini"_s << u"csv"_s << u"boot.ini.csv"_s;
    QTest::newRow("hidden") << u".bashrc"_s << u"csv"_s << u"bashrc.csv"_s;
    QTest::newRow("option") << u"-rf"_s << u"csv"_s << u"rf.csv"_s;
    QTest::newRow("empty") << QString() << u"csv"_s << u"export.csv"_s;
    QTest::newRow("nothing allowed") << u"///..."_s << u"csv"_s << u"export.csv"_s;
    QTest::newRow("no extension") << u"a"_s << QString() << u"a"_s;
    QTest::newRow("extension with dot") << u"a"_s << u".png"_s << u"a.png"_s;
    QTest::newRow("hostile extension") << u"a"_s << u"/../sh"_s << u"a.sh"_s;
    QTest::newRow("device") << u"CON"_s << u"csv"_s << u"_CON.csv"_s;
    QTest::newRow("device in small letters") << u"nul"_s << u"csv"_s << u"_nul.csv"_s;
    QTest::newRow("device with extension") << u"com1.backup"_s << u"csv"_s << u"_com1.backup.csv"_s;
    QTest::newRow("device hidden by a dot") << u".LPT9"_s << u"csv"_s << u"_LPT9.csv"_s;
    QTest::newRow("not a device") << u"CONSOLE"_s << u"csv"_s << u"CONSOLE.csv"_s;
    QTest::newRow("accents") << u"Züri-Größe"_s << u"csv"_s << u"Zuri-Gro-e.csv"_s;
    QTest::newRow("not Latin") << u"東京 1"_s << u"csv"_s << u"1.csv"_s;
    QTest::newRow("digits of another script") << u"١٢"_s << u"csv"_s << u"export.csv"_s;
    QTest::newRow("control characters") << u"a\nb\tc\x7f"_s + QChar(0) << u"csv"_s << u"a-b-c.csv"_s;
    QTest::newRow("300 characters") << QString(300, u'x') << u"csv"_s << QString(96, u'x') + u".csv"_s;
    QTest::newRow("300 characters of two bytes") << QString(300, u'ß') << u"csv"_s << u"export.csv"_s;
    QTest::newRow("a dot at the cut")
        << QString(95, u'x') + u".yyyy"_s << u"csv"_s << QString(95, u'x') + u".csv"_s;
}

void FilesTest::makesSafeNames()
{
    QFETCH(QString, stem);
    QFETCH(QString, extension);
    QFETCH(QString, expected);
    const QString name = safeFileName(stem, extension);
    QCOMPARE(name, expected);
    static const QRegularExpression allowed(u"\\A[A-Za-z0-9_][A-Za-z0-9._-]{0,99}\\z"_s);
    QVERIFY(allowed.match(name).hasMatch());
}

} // namespace hmcscope::test
