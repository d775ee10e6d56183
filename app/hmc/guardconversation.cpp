// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/guardconversation.h"

#include "guard/frames.h"
#include "hmc/guardframes.h"

#include <QPointer>
#include <QSocketNotifier>

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

/// Overwrites and drops the first bytes without moving the rest to another place.
void dropFront(QByteArray &bytes, qsizetype size)
{
    const qsizetype rest = bytes.size() - size;
    std::memmove(bytes.data(), bytes.constData() + size, static_cast<std::size_t>(rest));
    ::explicit_bzero(bytes.data() + rest, static_cast<std::size_t>(size));
    bytes.truncate(rest);
}

} // namespace

class GuardConversation::Private
{
public:
    enum class Phase { Idle, Greeting, LoggingOn, LoggedOn, Over };

    explicit Private(GuardConversation *link)
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

    GuardConversation *q;
    GuardLauncher launcher;
    QString name; ///< of what is launched, for errors
    using Order = std::variant<std::monostate, LogonOrder, AdoptionOrder>;
    void begin(Order given);
    bool hasOrder() const { return order.index() != 0; }
    bool appendOrderTo(QByteArray &out) const;
    Order order; ///< until the guard has proved to be ours
    bool leaveWished = false;
    bool adopting = false;
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

void GuardConversation::Private::begin(Order given)
{
    if (phase != Phase::Idle || hasOrder())
        return;
    order = std::move(given);
    // From the event loop: not even a missing program is reported from within this call.
    QMetaObject::invokeMethod(
        q, [this] { start(); }, Qt::QueuedConnection);
}

bool GuardConversation::Private::appendOrderTo(QByteArray &out) const
{
    if (const auto *logon = std::get_if<LogonOrder>(&order))
        return appendOrder(out, *logon);
    const auto *adoption = std::get_if<AdoptionOrder>(&order);
    return adoption && appendOrder(out, *adoption);
}

void GuardConversation::Private::start()
{
    const Result<int> launched = launcher();
    if (!launched) {
        fail(launched.error().detail);
        return;
    }
    socket = *launched;
    phase = Phase::Greeting;
    readable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Read);
    writable = std::make_unique<QSocketNotifier>(socket, QSocketNotifier::Write);
    QObject::connect(readable.get(), &QSocketNotifier::activated, q, [this] { read(); });
    QObject::connect(writable.get(), &QSocketNotifier::activated, q, [this] { write(); });
    guard::append(outgoing, FrameType::Hello, {HMCSCOPE_BUILD_ID});
    write();
}

void GuardConversation::Private::sayLogOff()
{
    guard::append(outgoing, FrameType::LogOff, {});
    write();
}

/// Whatever cannot be written now is written when the socket takes it. A broken pipe is noticed by reading.
void GuardConversation::Private::write()
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

void GuardConversation::Private::read()
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
    const QPointer<GuardConversation> alive(q);
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

void GuardConversation::Private::take(const guard::Frame &frame)
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

void GuardConversation::Private::greet(const guard::Frame &frame)
{
    if (!frame.is(FrameType::Hello, 1) || frame.fields[0] != HMCSCOPE_BUILD_ID) {
        fail(name);
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

void GuardConversation::Private::takeAnswer(const guard::Frame &frame)
{
    if (frame.is(FrameType::Token, 3)) {
        phase = Phase::LoggedOn;
        const Secret token(bytes(frame.fields[0]));
        Q_EMIT q->loggedOn(token, msOfDate(frame.fields[1]), bytes(frame.fields[2]));
        return;
    }
    if (adopting && frame.is(FrameType::Adopted, 0)) {
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
    if (adopting) { // which has no other answer
        end();
        return;
    }
    phase = Phase::Over;
    if (frame.is(FrameType::Refused, 2))
        Q_EMIT q->refused(text(frame.fields[0]).toInt(), text(frame.fields[1]));
    else if (frame.is(FrameType::Failed, 2))
        Q_EMIT q->failed(guardError(frame.fields[0], text(frame.fields[1])));
    else
        Q_EMIT q->outcomeUnknown(frame.is(FrameType::Unknown, 1) ? text(frame.fields[0]) : QString());
}

void GuardConversation::Private::takeWhileLoggedOn(const guard::Frame &frame)
{
    if (frame.is(FrameType::Retrying, 1)) {
        Q_EMIT q->logoffDelayed(text(frame.fields[0]));
    } else if (frame.is(FrameType::LoggedOff, 1)) {
        phase = Phase::Over;
        const bool gone = frame.fields[0] == guard::codeField(guard::Ending::AlreadyGone);
        Q_EMIT q->loggedOff(gone ? SessionEnd::AlreadyGone : SessionEnd::Confirmed);
    }
}

void GuardConversation::Private::end()
{
    const Phase last = phase;
    if (last == Phase::Greeting) {
        fail(name);
        return;
    }
    close();
    phase = Phase::Over;
    if (last == Phase::LoggingOn || last == Phase::LoggedOn)
        Q_EMIT q->lost();
}

/// No guard, or none that we know: nothing has been handed over.
void GuardConversation::Private::fail(const QString &detail)
{
    close();
    order = {};
    phase = Phase::Over;
    Q_EMIT q->failed(Error{.kind = Error::Kind::GuardMissing, .detail = detail});
}

void GuardConversation::Private::close()
{
    readable.reset();
    writable.reset();
    if (socket >= 0)
        ::close(socket);
    socket = -1;
    wipe(incoming);
    wipe(outgoing);
}

GuardConversation::GuardConversation(GuardLauncher launcher, const QString &name, QObject *parent)
    : GuardLink(parent)
    , d(std::make_unique<Private>(this))
{
    d->launcher = std::move(launcher);
    d->name = name;
}

GuardConversation::~GuardConversation() = default;

void GuardConversation::logOn(const LogonOrder &order)
{
    d->begin(order);
}

void GuardConversation::adopt(const AdoptionOrder &order)
{
    d->adopting = true;
    d->begin(order);
}

void GuardConversation::logOff()
{
    d->leaveWished = true; // before the greeting it waits behind the order
    if (d->phase == Private::Phase::LoggingOn || d->phase == Private::Phase::LoggedOn)
        d->sayLogOff();
}

} // namespace hmcscope
