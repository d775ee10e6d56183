// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/demo.h"

#include "base/secret.h"
#include "base/spawn.h"

#include <QCoreApplication>
#include <QDir>
#include <QHash>
#include <QSocketNotifier>
#include <QTimer>

#include <cerrno>
#include <unistd.h>

namespace hmcscope {

namespace {

constexpr int readyWithinMs = 10'000;
constexpr qsizetype longestLine = 4096;

/// "ready port=N sha256=AB:CD:… user=U password=P"
std::optional<DemoHmc::Access> parseReadyLine(const QByteArray &line)
{
    if (!line.startsWith("ready "))
        return std::nullopt;
    QHash<QByteArray, QByteArray> fields;
    for (const QByteArray &word : line.trimmed().split(' ')) {
        const qsizetype equals = word.indexOf('=');
        if (equals > 0)
            fields.insert(word.left(equals), word.mid(equals + 1));
    }
    const auto pin = parseFingerprint(QString::fromLatin1(fields.value("sha256")));
    const quint16 port = fields.value("port").toUShort();
    if (!pin || port == 0)
        return std::nullopt;
    DemoHmc::Access access;
    access.endpoint = {QStringLiteral("127.0.0.1"), port};
    access.trust = {TrustRule::Kind::Pin, {}, *pin};
    access.user = QString::fromUtf8(fields.value("user"));
    access.password = fields.value("password");
    return access;
}

} // namespace

class DemoHmc::Private
{
public:
    ~Private() { closePipe(); }

    void closePipe()
    {
        if (notifier) {
            notifier->setEnabled(false);
            notifier.release()->deleteLater(); // we may be inside its signal
        }
        if (socket >= 0)
            ::close(std::exchange(socket, -1));
    }

    void finish(Result<Access> result)
    {
        timer.stop();
        if (!result)
            closePipe();
        if (auto callback = std::exchange(done, nullptr))
            callback(std::move(result));
    }

    void read();

    int socket = -1;
    QByteArray line;
    std::unique_ptr<QSocketNotifier> notifier;
    QTimer timer;
    std::function<void(Result<Access>)> done;
};

void DemoHmc::Private::read()
{
    char bytes[512];
    const ssize_t count = ::read(socket, bytes, sizeof bytes);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0 || line.size() > longestLine) {
        finish(Error{Error::Kind::Internal, DemoHmc::tr("The simulated HMC ended unexpectedly.")});
        closePipe();
        return;
    }
    line.append(bytes, count);
    if (!done || !line.contains('\n'))
        return;
    const auto access = parseReadyLine(line);
    wipe(line);
    if (access)
        finish(*access);
    else
        finish(Error{Error::Kind::Malformed, DemoHmc::tr("The simulated HMC did not introduce itself.")});
}

DemoHmc::DemoHmc(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->timer.setSingleShot(true);
    connect(&d->timer, &QTimer::timeout, this, [this] {
        d->finish(Error{Error::Kind::TimedOut, tr("The simulated HMC did not start in time.")});
    });
}

DemoHmc::~DemoHmc() = default;

void DemoHmc::start(std::function<void(Result<Access>)> done)
{
    d->done = std::move(done);
    const QString program = QDir::cleanPath(QCoreApplication::applicationDirPath() +
                                            QStringLiteral("/../bin/hmcscope-simulator"));
    const auto child = spawnWithSocket(program, {QStringLiteral("--pipe"), QStringLiteral("3")});
    if (!child) {
        QMetaObject::invokeMethod(
            this, [this, error = child.error()] { d->finish(error); }, Qt::QueuedConnection);
        return;
    }
    d->socket = child->socket;
    d->notifier = std::make_unique<QSocketNotifier>(d->socket, QSocketNotifier::Read);
    connect(d->notifier.get(), &QSocketNotifier::activated, this, [this] { d->read(); });
    d->timer.start(readyWithinMs);
}

} // namespace hmcscope
