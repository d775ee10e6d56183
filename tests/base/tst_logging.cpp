// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tst_logging.h"

#include "base/logfile.h"
#include "base/logging.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QTest>

#include <csignal>
#include <functional>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 full = 1024 * 1024;

mode_t modeOf(const QString &path)
{
    struct stat seen = {};
    return ::lstat(QFile::encodeName(path).constData(), &seen) == 0 ? seen.st_mode & 0777 : 0;
}

/// A line of 1000 bytes that tells who wrote it and when.
QByteArray numbered(char who, int number)
{
    return (QByteArray(1, who) + ' ' + QByteArray::number(number) + ' ').leftJustified(999, who) + '\n';
}

/// Runs `work` in a child and returns what it wrote to stderr, which is a pipe.
QByteArray stderrOfChild(const std::function<void()> &work)
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return {};
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        ::close(ends[0]);
        work();
        ::_exit(0);
    }
    ::close(ends[1]);
    QFile reader;
    const bool opened = reader.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle);
    const QByteArray written = opened ? reader.readAll() : QByteArray();
    ::waitpid(child, nullptr, 0);
    return written;
}

} // namespace

int logAsChild()
{
    installLogging();
    setLogLevel(LogLevel::Error);
    qCDebug(logHttp, "one debug");
    qCInfo(logHttp, "one info");
    qCWarning(logHttp, "one warning");
    qCCritical(logHttp, "one error");
    return 0;
}

void TestLogging::init()
{
    m_place = std::make_unique<QTemporaryDir>();
    QVERIFY(m_place->isValid());
}

void TestLogging::cleanup()
{
    qInstallMessageHandler(nullptr);
    setLogLevel(LogLevel::Info);
    m_place.reset();
}

QByteArray TestLogging::content(const char *name) const
{
    QFile file(folder() + u'/' + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestLogging::levelsHaveNames()
{
    QCOMPARE(logLevelFrom(u"debug"), LogLevel::Debug);
    QCOMPARE(logLevelFrom(u"info"), LogLevel::Info);
    QCOMPARE(logLevelFrom(u"warning"), LogLevel::Warning);
    QCOMPARE(logLevelFrom(u"error"), LogLevel::Error);
    for (const QString &word : {u""_s, u"Debug"_s, u"trace"_s, u"info "_s})
        QVERIFY(!logLevelFrom(word));
}

void TestLogging::levelDecidesWhatIsWritten()
{
    const auto enabled = [] {
        return QList<bool>{logHttp().isDebugEnabled(), logHttp().isInfoEnabled(),
                           logHttp().isWarningEnabled(), logHttp().isCriticalEnabled()};
    };
    QCOMPARE(enabled(), QList<bool>({false, true, true, true})); // nothing was set
    setLogLevel(LogLevel::Debug);
    QCOMPARE(enabled(), QList<bool>({true, true, true, true}));
    setLogLevel(LogLevel::Warning);
    QCOMPARE(enabled(), QList<bool>({false, false, true, true}));
    setLogLevel(LogLevel::Error);
    QCOMPARE(enabled(), QList<bool>({false, false, false, true}));
    setLogLevel(LogLevel::Info);
    QCOMPARE(enabled(), QList<bool>({false, true, true, true}));
}

void TestLogging::environmentHasTheLastWord()
{
    const auto told = [](const QString &rules) {
        QProcess child;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_LOGGING_RULES"_s, rules);
        child.setProcessEnvironment(environment);
        child.start(QCoreApplication::applicationFilePath(), {u"log-as-child"_s});
        child.waitForFinished(20'000);
        return child.readAllStandardError();
    };
    const QByteArray quiet = told({});
    QVERIFY2(quiet.contains("critical hmcscope.http: one error"), quiet.constData());
    QVERIFY(!quiet.contains("one debug") && !quiet.contains("one info") && !quiet.contains("one warning"));
    const QByteArray loud = told(u"hmcscope.http.debug=true;hmcscope.http.critical=false"_s);
    QVERIFY2(loud.contains("debug hmcscope.http: one debug"), loud.constData());
    QVERIFY(!loud.contains("one error"));
}

void TestLogging::folderFollowsXdg()
{
    const QByteArray before = qgetenv("XDG_STATE_HOME");
    qputenv("XDG_STATE_HOME", "/of/xdg");
    QCOMPARE(logFolder(), u"/of/xdg/hmcscope"_s);
    for (const char *ignored : {"", "relative/folder"}) {
        qputenv("XDG_STATE_HOME", ignored);
        QCOMPARE(logFolder(), QDir::homePath() + u"/.local/state/hmcscope"_s);
    }
    qputenv("XDG_STATE_HOME", before);
}

void TestLogging::fileIsForThisUserAlone()
{
    const mode_t before = ::umask(0);
    LogFile log;
    QCOMPARE(log.open(folder(), u"name"_s), QString());
    QCOMPARE(log.path(), folder() + u"/name.log"_s);
    QCOMPARE(modeOf(folder()), mode_t(0700));
    QCOMPARE(modeOf(log.path()), mode_t(0600));
    QVERIFY(log.write("one\n"));

    ::chmod(QFile::encodeName(folder()).constData(), 0755); // as somebody left them
    ::chmod(QFile::encodeName(log.path()).constData(), 0644);
    LogFile again;
    QCOMPARE(again.open(folder(), u"name"_s), QString());
    ::umask(before);
    QCOMPARE(modeOf(folder()), mode_t(0700));
    QCOMPARE(modeOf(log.path()), mode_t(0600));
    QVERIFY(again.write("two\n"));
    QCOMPARE(content("name.log"), QByteArray("one\ntwo\n"));
}

void TestLogging::whatIsNotOursIsRefused()
{
    QVERIFY(QDir().mkpath(folder()));
    const QString elsewhere = m_place->path() + u"/elsewhere"_s;
    QFile file(elsewhere);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kept") == 4);
    file.close();
    const QByteArray log = QFile::encodeName(folder() + u"/name.log"_s);
    const QByteArray target = QFile::encodeName(elsewhere);
    const auto refused = [this, &log] {
        LogFile one;
        const bool well = !one.open(folder(), u"name"_s).isEmpty() && one.path().isEmpty();
        ::unlink(log.constData());
        return well;
    };
    QCOMPARE(::symlink(target.constData(), log.constData()), 0);
    QVERIFY(refused());
    QCOMPARE(::link(target.constData(), log.constData()), 0);
    QVERIFY(refused());
    QCOMPARE(::mkfifo(log.constData(), 0600), 0);
    QVERIFY(refused());
    QCOMPARE(::symlink("nowhere", log.constData()), 0);
    QVERIFY(refused());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("kept"));

    LogFile linked; // the folder itself is a link
    QCOMPARE(::symlink(QFile::encodeName(folder()).constData(),
                       QFile::encodeName(folder() + u"-link"_s).constData()),
             0);
    QVERIFY(!linked.open(folder() + u"-link"_s, u"name"_s).isEmpty());
}

void TestLogging::unusableFolderIsAProblem()
{
    QFile file(m_place->path() + u"/state"_s); // where a folder should be
    QVERIFY(file.open(QIODevice::WriteOnly));
    installLogging();
    const QString problem = logToFolder(folder(), u"name"_s);
    QVERIFY2(problem.contains(folder()), qUtf8Printable(problem));
    QCOMPARE(logFile(), QString());
    qCWarning(logStore, "goes on");
    QVERIFY(recentLogLines().constLast().endsWith(u"warning hmcscope.store: goes on"_s));
}

void TestLogging::fullFileIsRotated()
{
    LogFile log;
    QCOMPARE(log.open(folder(), u"name"_s), QString());
    constexpr int lines = 6500;
    for (int i = 0; i < lines; ++i)
        QVERIFY(log.write(numbered('a', i)));
    const QStringList names = QDir(folder()).entryList(QDir::Files, QDir::Name);
    QCOMPARE(names, QStringList(
                        {u"name.1.log"_s, u"name.2.log"_s, u"name.3.log"_s, u"name.4.log"_s, u"name.log"_s}));
    QByteArray all;
    for (const char *name : {"name.4.log", "name.3.log", "name.2.log", "name.1.log", "name.log"}) {
        const QByteArray one = content(name);
        QVERIFY(!one.isEmpty() && one.size() <= full);
        QCOMPARE(modeOf(folder() + u'/' + QLatin1String(name)), mode_t(0600));
        all += one;
    }
    const int kept = int(all.size() / 1000);
    QVERIFY(kept > 4 * 1000);
    for (int i = 0; i < kept; ++i)
        QCOMPARE(all.mid(i * 1000, 1000), numbered('a', lines - kept + i));
}

void TestLogging::twoProcessesShareOneFile()
{
    constexpr int lines = 1500;
    QList<pid_t> children;
    for (const char who : {'a', 'b'}) {
        const pid_t child = ::fork();
        if (child == 0) {
            LogFile log;
            bool well = log.open(folder(), u"name"_s).isEmpty();
            for (int i = 0; i < lines && well; ++i)
                well = log.write(numbered(who, i));
            ::_exit(well ? 0 : 1);
        }
        children += child;
    }
    for (const pid_t child : children) {
        int status = -1;
        QCOMPARE(::waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
    }
    QSet<QByteArray> found;
    qsizetype count = 0;
    const QFileInfoList files = QDir(folder()).entryInfoList(QDir::Files);
    // Whoever rotates may be stopped there for as long as the other one takes to write all of its lines.
    QVERIFY(files.size() >= 2 && files.size() <= 5);
    for (const QFileInfo &info : files) {
        QVERIFY(info.size() <= full + lines * 1000);
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QByteArray &line : file.readAll().split('\n')) {
            count += line.isEmpty() ? 0 : 1;
            found += line + '\n';
        }
    }
    QCOMPARE(count, 2 * lines); // none twice, none torn
    for (int i = 0; i < lines; ++i)
        QVERIFY(found.contains(numbered('a', i)) && found.contains(numbered('b', i)));
}

void TestLogging::removedFileIsMadeAnew()
{
    LogFile log;
    QCOMPARE(log.open(folder(), u"name"_s), QString());
    QVERIFY(log.write("one\n"));
    QVERIFY(QFile::remove(log.path()));
    QVERIFY(log.write("two\n"));
    QCOMPARE(content("name.log"), QByteArray("two\n"));
    QVERIFY(QDir(m_place->path() + u"/state"_s).removeRecursively());
    QVERIFY(!log.write("three\n"));
}

void TestLogging::fullDiskIsToldOnce()
{
    const QByteArray told = stderrOfChild([this] {
        installLogging();
        (void)logToFolder(folder(), u"name"_s);
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{20, 20};
        ::setrlimit(RLIMIT_FSIZE, &small); // no file may grow beyond it: like a full disk
        for (int i = 0; i < 3; ++i)
            qCWarning(logStore, "number %d", i);
    });
    QVERIFY2(told.contains("number 0") && told.contains("number 2"), told.constData());
    QCOMPARE(told.count("cannot be written"), 1);
}

void TestLogging::nobodyElseBeginsALine()
{
    installLogging();
    QCOMPARE(logToFolder(folder(), u"name"_s), QString());
    qCWarning(logHttp).noquote() << u"bad\n2026-01-01 hmcscope.session: forged\r\x1b[31m\u202e\u2028\0 end"_s;
    const QString line = recentLogLines().constLast();
    QVERIFY2(
        line.endsWith(u"bad\\n2026-01-01 hmcscope.session: forged\\r\\u001b[31m\\u202e\\u2028\\u0000 end"_s),
        qUtf8Printable(line));
    QCOMPARE(content("name.log").count('\n'), 1);
    qCWarning(logHttp).noquote() << QString(100'000, u'-');
    QVERIFY(recentLogLines().constLast().size() < 5000);
    (void)logToFolder(folder(), u"other"_s); // the first one is left alone from here
    QCOMPARE(logFile(), folder() + u"/other.log"_s);
}

void TestLogging::newestLinesAreKept()
{
    installLogging();
    QCOMPARE(logToFolder(folder(), u"name"_s), QString());
    for (int i = 0; i < 600; ++i)
        qCInfo(logMonitor, "number %d", i);
    const QStringList lines = recentLogLines();
    QCOMPARE(lines.size(), 500);
    QVERIFY(lines.constFirst().endsWith(u"number 100"_s) && lines.constLast().endsWith(u"number 599"_s));
    QCOMPARE(content("name.log").count('\n'), 600);
}

void TestLogging::nothingIsWrittenUnredacted()
{
    const QString token = u"tKVhm4YD0bS0qjaYuXI8b2ZbOvh8MlGV1I-_"_s.repeated(7).left(235) + u'=';
    const QByteArray told = stderrOfChild([this, &token] {
        installLogging();
        (void)logToFolder(folder(), u"name"_s);
        qCWarning(logHttp).noquote() << u"{x-api-session="_s + token + u", accept=*/*}"_s
                                     << "password=hunter2";
        qCWarning(logHttp).noquote() << token;
    });
    for (const QByteArray &where : {told, content("name.log")}) {
        QCOMPARE(where.count('\n'), 2);
        QCOMPARE(where.count("[redacted]"), 3);
        QVERIFY(!where.contains("hunter2") && !where.contains(token.left(12).toLatin1()));
        QVERIFY(!where.contains(token.right(12).toLatin1()));
    }
}

} // namespace hmcscope::test
