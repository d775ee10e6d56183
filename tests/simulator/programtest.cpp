// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/programtest.h"

#include "simulator/client.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(HMCSCOPE_BIN_DIR "/hmcscope-simulator");

/// What the program says about itself.
struct Ready
{
    quint16 port = 0;
    QByteArray fingerprint;
    QString user;
    QString password;
    quint16 gui = 0;
    quint16 mute = 0;
};

Ready readyFrom(const QByteArray &line)
{
    static const QRegularExpression pattern(
        u"^ready port=(\\d+) sha256=([0-9A-F:]{95}) user=(\\S+)(?: gui=(\\d+) mute=(\\d+))?(?: password=(\\S+))?\n$"_s);
    const QRegularExpressionMatch match = pattern.match(QString::fromUtf8(line));
    return {quint16(match.captured(1).toUShort()),
            QByteArray::fromHex(match.captured(2).toLatin1()),
            match.captured(3),
            match.captured(6),
            quint16(match.captured(4).toUShort()),
            quint16(match.captured(5).toUShort())};
}

/// The program with its line on standard output.
class Running final
{
public:
    explicit Running(const QStringList &arguments)
    {
        process.start(program, arguments);
        started = QTest::qWaitFor(
            [this] { return process.canReadLine() || process.state() == QProcess::NotRunning; }, 10'000);
        ready = readyFrom(process.readLine());
    }
    ~Running()
    {
        process.kill();
        process.waitForFinished();
    }
    bool ended()
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 10'000);
    }
    QProcess process;
    bool started = false; ///< or ended with a message
    Ready ready;
};

/// The program in demo mode: we are its owner. As the window does, without environment and with descriptor 3.
class Demo final
{
public:
    Demo()
    {
        std::array<int, 2> ends{};
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return;
        m_owner = ends[0];
        process.setProcessEnvironment(QProcessEnvironment());
        process.setChildProcessModifier([end = ends[1]] {
            if (end == 3)
                fcntl(3, F_SETFD, 0);
            else
                dup2(end, 3);
        });
        process.start(program, {u"--pipe"_s, u"3"_s});
        process.waitForStarted();
        ::close(ends[1]);
        fcntl(m_owner, F_SETFL, O_NONBLOCK);
        QByteArray line;
        started = QTest::qWaitFor(
            [&] {
                std::array<char, 512> bytes{};
                const ssize_t count = ::read(m_owner, bytes.data(), bytes.size());
                if (count > 0)
                    line.append(bytes.data(), count);
                return line.endsWith('\n');
            },
            10'000);
        ready = readyFrom(line);
    }
    ~Demo()
    {
        leave();
        process.kill();
        process.waitForFinished();
    }
    void leave()
    {
        if (m_owner >= 0)
            ::close(std::exchange(m_owner, -1));
    }
    bool ended()
    {
        return QTest::qWaitFor([this] { return process.state() == QProcess::NotRunning; }, 8'000);
    }
    QProcess process;
    bool started = false;
    Ready ready;

private:
    int m_owner = -1;
};

QJsonObject ask(QLocalSocket &socket, const QJsonObject &question)
{
    socket.write(QJsonDocument(question).toJson(QJsonDocument::Compact) + '\n');
    if (!QTest::qWaitFor([&socket] { return socket.canReadLine(); }, 5000))
        return {};
    return QJsonDocument::fromJson(socket.readLine()).object();
}

} // namespace

void ProgramTest::saysWhereItListens()
{
    QTemporaryDir folder;
    QFile password(folder.filePath(u"password"_s));
    QVERIFY(password.open(QIODevice::WriteOnly));
    password.write("öther one\n");
    password.close();
    const QString certificate = folder.filePath(u"certificate.pem"_s);
    Running running({u"--password-file"_s, password.fileName(), u"--user"_s, u"ops"_s, u"--certificate-out"_s,
                     certificate});
    QVERIFY(running.ready.port != 0);
    QCOMPARE(running.ready.user, u"ops"_s);
    QVERIFY(running.ready.password.isEmpty());
    const QList<QSslCertificate> written = QSslCertificate::fromPath(certificate);
    QCOMPARE(written.size(), 1);
    QCOMPARE(written.constFirst().digest(QCryptographicHash::Sha256), running.ready.fingerprint);
    Client client(running.ready.port, running.ready.fingerprint);
    QVERIFY(client.isConnected());
    QCOMPARE(client.logOn(u"ops"_s, u"öther one"_s).status, 200);
    running.process.terminate();
    QVERIFY(running.ended());
    QCOMPARE(running.process.exitStatus(), QProcess::NormalExit);
}

void ProgramTest::refusesWrongOptions_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("unknown") << QStringList{u"--nonsense"_s};
    QTest::newRow("positional") << QStringList{u"nonsense"_s};
    QTest::newRow("not loopback") << QStringList{u"--address"_s, u"0.0.0.0"_s};
    QTest::newRow("number") << QStringList{u"--systems"_s, u"many"_s};
    QTest::newRow("range") << QStringList{u"--systems"_s, u"201"_s};
    QTest::newRow("generation") << QStringList{u"--generation"_s, u"V7"_s};
    QTest::newRow("switch") << QStringList{u"--set"_s, u"nonsense=1"_s};
    QTest::newRow("switch's value") << QStringList{u"--set"_s, u"gzip=true"_s, u"--set"_s, u"gzip=perhaps"_s};
    QTest::newRow("first system") << QStringList{u"--first-system"_s, u"-1"_s};
    QTest::newRow("start") << QStringList{u"--start"_s, u"2026-01-01T00:00:00"_s};
    QTest::newRow("password file") << QStringList{u"--password-file"_s, u"/nonexistent"_s};
}

void ProgramTest::refusesWrongOptions()
{
    QFETCH(QStringList, arguments);
    Running running(arguments);
    QVERIFY(running.ended());
    QCOMPARE(running.process.exitCode(), 2);
    QVERIFY(running.process.readAllStandardError().startsWith("hmcscope-simulator: "));
}

void ProgramTest::controlSocketIsItsOwnersOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"control"_s);
    Running running({u"--control"_s, path});
    const auto all = QFileInfo(path).permissions();
    const auto owner = QFile::ReadOwner | QFile::WriteOwner;
    QCOMPARE(all & ~(QFile::ReadUser | QFile::WriteUser), owner | QFile::Permissions());
    QLocalSocket socket;
    socket.connectToServer(path);
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    QCOMPARE(ask(socket, {{u"command"_s, u"quit"_s}})[u"ok"_s], QJsonValue(true));
    QVERIFY(running.ended());
    QCOMPARE(running.process.exitCode(), 0);
    QVERIFY2(!QFileInfo::exists(path), "nothing is left behind");
}

void ProgramTest::controlSteersFaultsAndSessions()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"control"_s);
    Running running({u"--control"_s, path, u"--start"_s, u"2026-10-01T10:00:00Z"_s});
    QLocalSocket socket;
    socket.connectToServer(path);
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    const auto command = [&socket](const QString &name, QJsonObject arguments = {}) {
        arguments[u"command"_s] = name;
        return ask(socket, arguments);
    };
    QCOMPARE(command(u"fault"_s,
                     {{u"method"_s, u"PUT"_s}, {u"action"_s, u"dropAfter"_s}, {u"times"_s, 1}})[u"ok"_s],
             QJsonValue(true));
    Client first(running.ready.port, running.ready.fingerprint);
    QCOMPARE(first.logOn().status, 0);
    Client second(running.ready.port, running.ready.fingerprint);
    QCOMPARE(second.logOn().status, 200);
    QCOMPARE(command(u"counters"_s)[u"live"_s], QJsonValue(2));
    QCOMPARE(command(u"sessions"_s)[u"sessions"_s].toArray().size(), 2);
    QCOMPARE(command(u"requests"_s)[u"requests"_s].toArray().size(), 2);
    QCOMPARE(command(u"kill-sessions"_s)[u"ok"_s], QJsonValue(true));
    QCOMPARE(command(u"counters"_s)[u"killed"_s], QJsonValue(2));
    QVERIFY(command(u"now"_s)[u"nowMs"_s].toDouble() >= 1'790'848'800'000.0);
    const QString uuid = command(u"systems"_s)[u"systems"_s][0].toString();
    const QJsonObject sample = command(
        u"sample"_s, {{u"kind"_s, u"energy"_s}, {u"uuid"_s, uuid}, {u"stampMs"_s, 1'790'848'800'000.0}});
    QCOMPARE(sample[u"sample"_s][u"sampleInfo"_s][u"timeStamp"_s].toString(), u"2026-10-01T11:00:00+0100"_s);
    QCOMPARE(command(u"nonsense"_s)[u"ok"_s], QJsonValue(false));
    QCOMPARE(command(u"fault"_s, {{u"action"_s, u"nonsense"_s}})[u"ok"_s], QJsonValue(false));
}

void ProgramTest::controlSteersTheDialect()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"control"_s);
    Running running({u"--control"_s, path, u"--generation"_s, u"V11"_s, u"--set"_s, u"idleExpiry=77"_s,
                     u"--set"_s, u"echo=None"_s, u"--name"_s, u"hmc-two"_s, u"--first-system"_s, u"2"_s});
    QLocalSocket socket;
    socket.connectToServer(path);
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    const QString dialect = u"dialect"_s;
    const auto command = [&socket](const QString &name, QJsonObject arguments = {}) {
        arguments[u"command"_s] = name;
        return ask(socket, arguments);
    };
    const QJsonObject before = command(dialect);
    QCOMPARE(before[u"generation"_s], QJsonValue(u"V11"_s));
    QCOMPARE(before[u"pcmOffStatus"_s], QJsonValue(404));
    QCOMPARE(before[u"idleExpiry"_s], QJsonValue(77));
    QCOMPARE(before[u"echo"_s], QJsonValue(u"None"_s));
    QCOMPARE(command(u"set"_s, {{u"name"_s, u"gzip"_s}, {u"value"_s, false}})[u"ok"_s], QJsonValue(true));
    QCOMPARE(command(u"set"_s, {{u"name"_s, u"lockAfter"_s}, {u"value"_s, 9}})[u"ok"_s], QJsonValue(true));
    QCOMPARE(command(u"set"_s, {{u"name"_s, u"nonsense"_s}, {u"value"_s, 9}})[u"ok"_s], QJsonValue(false));
    QCOMPARE(command(dialect)[u"gzip"_s], QJsonValue(false));
    QCOMPARE(command(dialect)[u"lockAfter"_s], QJsonValue(9));
    QCOMPARE(command(u"profile"_s, {{u"generation"_s, u"V8"_s}})[u"ok"_s], QJsonValue(true));
    QCOMPARE(command(u"profile"_s, {{u"generation"_s, u"V7"_s}})[u"ok"_s], QJsonValue(false));
    QCOMPARE(command(dialect)[u"generation"_s], QJsonValue(u"V8"_s));
    QCOMPARE(command(u"restart"_s, {{u"startingAnswers"_s, 1}})[u"ok"_s], QJsonValue(true));
    Client client(running.ready.port, running.ready.fingerprint);
    QCOMPARE(client.logOn().status, 503);
    QCOMPARE(command(u"counters"_s)[u"refusedLogons"_s], QJsonValue(1));
}

void ProgramTest::replacesAnAbandonedControlSocketOnly()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"control"_s);
    Running killed({u"--control"_s, path});
    QVERIFY(killed.ready.port != 0);
    Running refused({u"--control"_s, path});
    QVERIFY(refused.ended());
    QCOMPARE(refused.process.exitCode(), 1);
    killed.process.kill();
    QVERIFY(killed.ended());
    QVERIFY(QFileInfo::exists(path));
    Running next({u"--control"_s, path});
    QVERIFY(next.ready.port != 0);
    QLocalSocket socket;
    socket.connectToServer(path);
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    QCOMPARE(ask(socket, {{u"command"_s, u"counters"_s}})[u"ok"_s], QJsonValue(true));
    QFile file(folder.filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("precious");
    file.close();
    Running other({u"--control"_s, file.fileName()});
    QVERIFY(other.ended());
    QCOMPARE(other.process.exitCode(), 1);
    QCOMPARE(QFileInfo(file.fileName()).size(), 8);
}

void ProgramTest::listensOnOtherPortsToo()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"control"_s);
    Running running({u"--control"_s, path, u"--gui-port"_s, u"0"_s, u"--mute-port"_s, u"0"_s});
    QVERIFY(running.ready.gui != 0);
    QVERIFY(running.ready.mute != 0);
    Client gui(running.ready.gui, running.ready.fingerprint);
    QCOMPARE(gui.send("GET", "/hmc/connect").status, 200);
    Running plain({u"--control"_s, folder.filePath(u"plain"_s)});
    QLocalSocket socket;
    socket.connectToServer(folder.filePath(u"plain"_s));
    QTRY_COMPARE(socket.state(), QLocalSocket::ConnectedState);
    const QJsonObject listening = ask(socket, {{u"command"_s, u"listen-gui"_s}});
    Client late(quint16(listening[u"port"_s].toInt()), plain.ready.fingerprint);
    QCOMPARE(late.send("GET", "/").status, 302);
    QCOMPARE(ask(socket, {{u"command"_s, u"gui-requests"_s}})[u"requests"_s].toArray().size(), 1);
    QVERIFY(ask(socket, {{u"command"_s, u"listen-mute"_s}})[u"port"_s].toInt() > 0);
}

void ProgramTest::endsWithItsOwner()
{
    Demo demo;
    QVERIFY(demo.ready.port != 0);
    QVERIFY(demo.ready.password.size() > 16);
    QCOMPARE(demo.process.state(), QProcess::Running);
    demo.leave();
    QVERIFY(demo.ended());
    QCOMPARE(demo.process.exitCode(), 0);
    QVERIFY2(demo.process.readAllStandardOutput().isEmpty(), "the password goes to the owner only");
}

void ProgramTest::staysForTheLogoffThatIsDue()
{
    Demo demo;
    Client client(demo.ready.port, demo.ready.fingerprint);
    const QByteArray token = tokenIn(client.logOn(demo.ready.user, demo.ready.password).body);
    QVERIFY(!token.isEmpty());
    demo.leave();
    QCOMPARE(client.get("/rest/api/uom/ManagementConsole", token).status, 200);
    QCOMPARE(client.send("DELETE", "/rest/api/web/Logon", {"X-API-Session: " + token}).status, 204);
    QVERIFY(demo.ended());
    QCOMPARE(demo.process.exitCode(), 0);
}

void ProgramTest::ignoresInterruptInDemoMode()
{
    Demo demo;
    ::kill(pid_t(demo.process.processId()), SIGINT);
    Client client(demo.ready.port, demo.ready.fingerprint);
    QCOMPARE(client.logOn(demo.ready.user, demo.ready.password).status, 200);
    ::kill(pid_t(demo.process.processId()), SIGTERM);
    QVERIFY(demo.ended());
    QCOMPARE(demo.process.exitCode(), 0);
}
