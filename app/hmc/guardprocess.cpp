// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/guardprocess.h"

#include "base/spawn.h"
#include "guard/frames.h"

#include <QFile>
#include <QLocale>
#include <QPointer>
#include <QSocketNotifier>
#include <QTimeZone>
#include <QUrl>

#include <cstring>
#include <string_view>
#include <utility>
#include <variant>

#include <cerrno>
#include <sys/socket.h>
#include <unistd.h>

namespace hmcscope {

using guard::FrameType;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString text(std::string_view field)
{
    return QString::fromUtf8(field.data(), static_cast<qsizetype>(field.size()));
}

QByteArray bytes(std::string_view field)
{
    return {field.data(), static_cast<qsizetype>(field.size())};
}

/// As a name server and a certificate know it.
QByteArray hostForWire(const QString &host)
{
    QUrl url;
    url.setHost(host);
    return url.host(QUrl::FullyEncoded).toLatin1();
}

qint64 msOfDate(std::string_view field)
{
    QDateTime date = QLocale::c().toDateTime(text(field), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"));
    date.setTimeZone(QTimeZone::utc());
    return date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

/// Which console, and whom to believe that it is the one: the first four fields of either order.
struct Target
{
    Target(const Endpoint &endpoint, const TrustRule &rule)
        : host(hostForWire(endpoint.host))
        , port(QByteArray::number(endpoint.port))
    {
        if (rule.kind == TrustRule::Kind::CaFile) {
            trust = guard::Trust::CaFile;
            file = QFile::encodeName(rule.caFile);
        } else if (rule.kind == TrustRule::Kind::Pin) {
            trust = guard::Trust::Pin;
            file = rule.pin;
        }
    }
    QByteArray host;
    QByteArray port;
    guard::Trust trust = guard::Trust::Authorities;
    QByteArray file; ///< or the pin
};

bool appendOrder(QByteArray &out, const LogonOrder &order)
{
    const Target target(order.endpoint, order.trust);
    const QByteArray user = order.user.toUtf8();
    return guard::append(out, FrameType::LogOn,
                         {view(target.host), view(target.port), guard::codeField(target.trust),
                          view(target.file), view(user), view(order.password.reveal()), view(order.memento)});
}

bool appendOrder(QByteArray &out, const AdoptionOrder &order)
{
    const Target target(order.endpoint, order.trust);
    return guard::append(out, FrameType::Adopt,
                         {view(target.host), view(target.port), guard::codeField(target.trust),
                          view(target.file), view(order.token.reveal()), view(order.memento),
                          view(order.address)});
}

Error errorOf(std::string_view code, const QString &detail)
{
    using guard::Failure;
    using Kind = Error::Kind;
    static constexpr std::pair<Failure, Kind> kinds[] = {
        {Failure::Cancelled, Kind::Cancelled},
        {Failure::OtherBuild, Kind::GuardMissing},
        {Failure::NameNotFound, Kind::NameNotFound},
        {Failure::ConnectionRefused, Kind::ConnectionRefused},
        {Failure::Unreachable, Kind::Unreachable},
        {Failure::ConnectionLost, Kind::ConnectionLost},
        {Failure::TimedOut, Kind::TimedOut},
        {Failure::Tls, Kind::Tls},
        {Failure::CertificateUntrusted, Kind::CertificateUntrusted},
        {Failure::CertificateChanged, Kind::CertificateChanged},
        {Failure::CaFile, Kind::File},
        {Failure::Unencodable, Kind::Malformed},
    };
    for (const auto &[failure, kind] : kinds) {
        if (code == guard::codeField(failure))
            return {.kind = kind, .detail = detail};
    }
    return {.kind = Kind::Internal, .detail = detail};
}

/// Overwrites and drops the first bytes without moving the rest to another place.
void dropFront(QByteArray &bytes, qsizetype size)
{
    const qsizetype rest = bytes.size() - size;
    std::memmove(bytes.data(), bytes.constData() + size, static_cast<std::size_t>(rest));
    ::explicit_bzero(bytes.data() + rest, static_cast<std::size_t>(size));
    bytes.truncate(rest);
}

} // namespace

class GuardProcess::Private
{
public:
    enum class Phase { Idle, Greeting, LoggingOn, LoggedOn, Over };

    explicit Private(GuardProcess *link)
        : q(link)
    {
    }
    ~Private() { close(); }
    Q_DISABLE_COPY_MOVE(Private)

    void start();
    void sayLogOff();
    void write();
    void read();
    void close();

    GuardProcess *q;
    QString program;
    using Order = std::variant<std::monostate, LogonOrder, AdoptionOrder>;
    void begin(Order given);
    bool hasOrder() const { return order.index() != 0; }
    bool appendOrderTo(QByteArray &out) const;
    Order order; ///< until the guard has proved to be ours
    bool leaveWished = false;
    Phase phase = Phase::Idle;
    int socket = -1;

private:
    void greet(const guard::Frame &frame);
    void take(const guard::Frame &frame);
    void takeAnswer(const guard::Frame &frame);
    void takeWhileLoggedOn(const guard::Frame &frame);
    void end();
    void fail(const QString &detail);

    std::unique_ptr<QSocketNotifier> readable;
    std::unique_ptr<QSocketNotifier> writable;
    QByteArray incoming;
    QByteArray outgoing;
};

void GuardProcess::Private::begin(Order given)
{
    if (phase != Phase::Idle || hasOrder())
        return;
    order = std::move(given);
    // From the event loop: not even a missing program is reported from within this call.
    QMetaObject::invokeMethod(
        q, [this] { start(); }, Qt::QueuedConnection);
}

bool GuardProcess::Private::appendOrderTo(QByteArray &out) const
{
    if (const auto *logon = std::get_if<LogonOrder>(&order))
        return appendOrder(out, *logon);
    const auto *adoption = std::get_if<AdoptionOrder>(&order);
    return adoption && appendOrder(out, *adoption);
}

void GuardProcess::Private::start()
{
    const Result<SpawnedChild> child = spawnWithSocket(program, {});
    if (!child) {
        fail(child.error().detail);
        return;
    }
    socket = child->socket;
    phase = Phase::Greeting;
    readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    QObject::connect(readable.get(), &QSocketNotifier::activated, q, [this] { read(); });
    QObject::connect(writable.get(), &QSocketNotifier::activated, q, [this] { write(); });
    guard::append(outgoing, FrameType::Hello, {HMCSCOPE_BUILD_ID});
    write();
}

void GuardProcess::Private::sayLogOff()
{
    guard::append(outgoing, FrameType::LogOff, {});
    write();
}

/// Whatever cannot be written now is written when the socket takes it. A broken pipe is noticed by reading.
void GuardProcess::Private::write()
{
    qsizetype written = 0;
    while (socket >= 0 && written < outgoing.size()) {
        const ssize_t count = ::send(socket, outgoing.constData() + written,
                                     static_cast<std::size_t>(outgoing.size() - written), MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR)
            break;
        written += std::max<ssize_t>(count, 0);
    }
    dropFront(outgoing, written);
    if (writable)
        writable->setEnabled(!outgoing.isEmpty());
}

void GuardProcess::Private::read()
{
    char chunk[4096];
    const ssize_t count = ::recv(socket, chunk, sizeof chunk, 0);
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0) {
        end();
        return;
    }
    incoming.reserve(4 + static_cast<qsizetype>(guard::largestFrame)); // never moved: it carries the token
    incoming.append(chunk, count);
    ::explicit_bzero(chunk, sizeof chunk);
    const QPointer<GuardProcess> alive(q);
    guard::Frame frame;
    std::size_t used = 0;
    guard::Parsed parsed = guard::Parsed::Incomplete;
    while ((parsed = guard::parse(view(incoming), frame, used)) == guard::Parsed::Complete) {
        take(frame);
        if (!alive || socket < 0)
            return; // whoever heard the signal has let go of us, or this was the last word
        dropFront(incoming, static_cast<qsizetype>(used));
    }
    if (parsed == guard::Parsed::Malformed)
        end();
}

void GuardProcess::Private::take(const guard::Frame &frame)
{
    switch (phase) {
    case Phase::Greeting:
        greet(frame);
        break;
    case Phase::LoggingOn:
        takeAnswer(frame);
        break;
    case Phase::LoggedOn:
        takeWhileLoggedOn(frame);
        break;
    case Phase::Idle:
    case Phase::Over:
        break;
    }
}

void GuardProcess::Private::greet(const guard::Frame &frame)
{
    if (!frame.is(FrameType::Hello, 1) || frame.fields[0] != HMCSCOPE_BUILD_ID) {
        fail(program);
        return;
    }
    const bool fits = appendOrderTo(outgoing);
    order = {};
    if (!fits) {
        close();
        phase = Phase::Over;
        Q_EMIT q->failed(Error{.kind = Error::Kind::Internal, .detail = QStringLiteral("order too large")});
        return;
    }
    phase = Phase::LoggingOn;
    if (leaveWished)
        guard::append(outgoing, FrameType::LogOff, {}); // in one piece: nothing need be sent to the HMC
    write();
}

void GuardProcess::Private::takeAnswer(const guard::Frame &frame)
{
    if (frame.is(FrameType::Token, 3)) {
        phase = Phase::LoggedOn;
        const Secret token(bytes(frame.fields[0]));
        Q_EMIT q->loggedOn(token, msOfDate(frame.fields[1]), bytes(frame.fields[2]));
        return;
    }
    if (frame.is(FrameType::Adopted, 0)) {
        phase = Phase::LoggedOn;
        Q_EMIT q->adopted();
        return;
    }
    if (frame.type == FrameType::LoggedOff ||
        frame.type == FrameType::Retrying) { // asked for while in flight
        phase = Phase::LoggedOn;
        takeWhileLoggedOn(frame);
        return;
    }
    phase = Phase::Over;
    if (frame.is(FrameType::Refused, 2))
        Q_EMIT q->refused(text(frame.fields[0]).toInt(), text(frame.fields[1]));
    else if (frame.is(FrameType::Failed, 2))
        Q_EMIT q->failed(errorOf(frame.fields[0], text(frame.fields[1])));
    else
        Q_EMIT q->outcomeUnknown(frame.is(FrameType::Unknown, 1) ? text(frame.fields[0]) : QString());
}

void GuardProcess::Private::takeWhileLoggedOn(const guard::Frame &frame)
{
    if (frame.is(FrameType::Retrying, 1)) {
        Q_EMIT q->logoffDelayed(text(frame.fields[0]));
    } else if (frame.is(FrameType::LoggedOff, 1)) {
        phase = Phase::Over;
        const bool gone = frame.fields[0] == guard::codeField(guard::Ending::AlreadyGone);
        Q_EMIT q->loggedOff(gone ? SessionEnd::AlreadyGone : SessionEnd::Confirmed);
    }
}

void GuardProcess::Private::end()
{
    const Phase last = phase;
    if (last == Phase::Greeting) {
        fail(program);
        return;
    }
    close();
    phase = Phase::Over;
    if (last == Phase::LoggingOn || last == Phase::LoggedOn)
        Q_EMIT q->lost();
}

/// No guard, or none that we know: nothing has been handed over.
void GuardProcess::Private::fail(const QString &detail)
{
    close();
    order = {};
    phase = Phase::Over;
    Q_EMIT q->failed(Error{.kind = Error::Kind::GuardMissing, .detail = detail});
}

void GuardProcess::Private::close()
{
    readable.reset();
    writable.reset();
    if (socket >= 0)
        ::close(socket);
    socket = -1;
    wipe(incoming);
    wipe(outgoing);
}

GuardProcess::GuardProcess(const QString &program, QObject *parent)
    : GuardLink(parent)
    , d(std::make_unique<Private>(this))
{
    d->program = program.isEmpty() ? libexecDirectory() + QStringLiteral("/hmcscope-guard") : program;
}

GuardProcess::~GuardProcess() = default;

void GuardProcess::logOn(const LogonOrder &order)
{
    d->begin(order);
}

void GuardProcess::adopt(const AdoptionOrder &order)
{
    d->begin(order);
}

void GuardProcess::logOff()
{
    d->leaveWished = true; // before the greeting it waits behind the order
    if (d->phase == Private::Phase::LoggingOn || d->phase == Private::Phase::LoggedOn)
        d->sayLogOff();
}

} // namespace hmcscope
