// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/session.h"

#include "base/logging.h"
#include "hmc/parsers.h"

#include <QPointer>

#include <utility>

namespace hmcscope {

using State = SessionStatus::State;
using Outcome = SessionStatus::Outcome;

namespace {

// What proves that the HMC no longer knows a token: UOM, because PCM answers depend on roles and preferences;
// quick/All because every role may read it, all generations have it, and 1.3 KB per system is the least that
// needs no identifier known beforehand (ManagementConsole is up to 94 KB, and nothing is known of GET on
// web/Logon).
constexpr char confirmingPath[] = "/rest/api/uom/ManagedSystem/quick/All";
constexpr int confirmingDeadlineMs = 20'000;

/// Ends an object that may be the sender of the signal, or the caller of the callback, that we are in.
template <typename T>
void retire(std::unique_ptr<T> &object)
{
    if (object)
        object.release()->deleteLater();
}

} // namespace

class Session::Private
{
public:
    Private(Session &session, Parts given)
        : q(session)
        , parts(std::move(given))
    {
    }

    SessionStatus at(State state) const;
    void change(SessionStatus next);
    void leave(Outcome outcome, Error error = {Error::Kind::Internal});
    void dropEverything();

    void onChecked(const Result<PreflightReport> &result);
    void askPassword();
    void onPassword(Result<Secret> password);
    void startGuard(Secret password);

    void onLoggedOn(const Secret &arrived, qint64 hmcDateMs);
    void onRefused(int httpStatus, const QString &message);
    void onFailed(const Error &error);
    void onLost();
    void onLoggedOff(SessionEnd end);
    void beginLogoff();

    void closeTransport();
    void confirmExpiry();
    void onConfirmed(const Result<Answer> &answer);

    Session &q;
    Parts parts;
    SessionStatus status;
    LogonRequest request;
    PreflightReport report;
    TrustRule trust;
    std::unique_ptr<QObject> attempt; ///< context of the check and of the question for the password
    std::unique_ptr<QObject>
        confirming; ///< context of the confirming GET; while it lives the token is not lent
    std::unique_ptr<GuardLink> guard;
    std::unique_ptr<Transport> transport;
    Secret token;
    bool tokenSeen = false; ///< the guard handed a token over: what is lost from now on is a session
    bool expired = false;   ///< the logoff under way follows a confirmed 401
};

SessionStatus Session::Private::at(State state) const
{
    SessionStatus next = status;
    next.state = state;
    if (report.endpoint.port != 0)
        next.endpoint = report.endpoint;
    return next;
}

// The only place where the state changes. A slot may log off or delete the session: it is the last act of its
// callers, or they look again afterwards whether their attempt is still the current one.
void Session::Private::change(SessionStatus next)
{
    if (next == status)
        return;
    status = std::move(next);
    const SessionStatus told = status;
    Q_EMIT q.statusChanged(told);
}

void Session::Private::leave(Outcome outcome, Error error)
{
    dropEverything();
    SessionStatus next = at(State::LoggedOff);
    next.outcome = outcome;
    next.error = std::move(error);
    change(std::move(next));
}

void Session::Private::dropEverything()
{
    retire(attempt);
    closeTransport();
    token.wipe();
    request.password = nullptr;
    if (guard)
        guard->disconnect(&q);
    retire(guard);
}

void Session::Private::closeTransport()
{
    retire(confirming);
    if (transport)
        transport->close();
    retire(transport);
}

void Session::Private::onChecked(const Result<PreflightReport> &result)
{
    if (!result)
        return leave(Outcome::Failed, result.error());
    report = *result;
    const bool pinned = trust.kind == TrustRule::Kind::Pin;
    if (report.peer.changed || (pinned && !report.peer.trusted))
        return leave(Outcome::CertificateChanged, {Error::Kind::CertificateChanged});
    if (report.peer.trusted)
        return askPassword();
    change(at(State::AskTrust));
}

void Session::Private::askPassword()
{
    if (!request.password)
        return leave(Outcome::Failed, {Error::Kind::Internal});
    const QPointer<QObject> asked(attempt.get());
    const PasswordSource source = request.password;
    source(report.endpoint, report.peer.certificate.sha256, attempt.get(),
           [this, asked](Result<Secret> password) {
               if (asked && asked == attempt.get())
                   onPassword(std::move(password));
           });
}

void Session::Private::onPassword(Result<Secret> password)
{
    if (!password) {
        const bool cancelled = password.error().kind == Error::Kind::Cancelled;
        return leave(cancelled ? Outcome::Cancelled : Outcome::Failed, password.error());
    }
    if (password->isEmpty())
        return leave(Outcome::Cancelled);
    startGuard(std::move(password).value());
}

void Session::Private::startGuard(Secret password)
{
    retire(attempt);
    request.password = nullptr;
    guard = parts.guard();
    if (!guard)
        return leave(Outcome::Failed, {Error::Kind::GuardMissing});
    connect(guard.get(), &GuardLink::loggedOn, &q,
            [this](const Secret &t, qint64 date) { onLoggedOn(t, date); });
    connect(guard.get(), &GuardLink::refused, &q,
            [this](int code, const QString &text) { onRefused(code, text); });
    connect(guard.get(), &GuardLink::failed, &q, [this](const Error &error) { onFailed(error); });
    connect(guard.get(), &GuardLink::outcomeUnknown, &q, [this](const QString &detail) {
        leave(Outcome::OutcomeUnknown, {Error::Kind::ConnectionLost, detail});
    });
    connect(guard.get(), &GuardLink::loggedOff, &q, [this](SessionEnd end) { onLoggedOff(end); });
    connect(guard.get(), &GuardLink::logoffDelayed, &q,
            [](const QString &detail) { qCInfo(logSession) << "logoff delayed:" << detail; });
    connect(guard.get(), &GuardLink::lost, &q, [this] { onLost(); });
    tokenSeen = false;
    expired = false;
    guard->logOn({report.endpoint, trust, request.user, std::move(password), parts.memento});
    change(at(State::LoggingOn));
}

void Session::Private::onLoggedOn(const Secret &arrived, qint64 hmcDateMs)
{
    tokenSeen = true;
    if (status.state != State::LoggingOn) { // the wish to leave came first: the guard logs off by itself
        Secret unused = arrived;
        unused.wipe();
        return;
    }
    token = arrived;
    transport = parts.transport(report.endpoint, trust);
    SessionStatus next = at(State::LoggedOn);
    next.sinceMs = parts.clock.utcMs();
    next.hmcLogonMs = hmcDateMs;
    change(std::move(next));
}

void Session::Private::onRefused(int httpStatus, const QString &message)
{
    leave(Outcome::Refused, {Error::Kind::Status, message, httpStatus});
}

void Session::Private::onFailed(const Error &error)
{
    if (error.kind == Error::Kind::CertificateChanged)
        return leave(Outcome::CertificateChanged, error);
    const bool wishedToLeave = status.state == State::LoggingOff; // and nothing had been sent yet
    leave(wishedToLeave ? Outcome::Cancelled : Outcome::Failed, error);
}

void Session::Private::onLost()
{
    leave(tokenSeen ? Outcome::GuardLost : Outcome::OutcomeUnknown, {Error::Kind::GuardMissing});
}

void Session::Private::onLoggedOff(SessionEnd end)
{
    if (expired)
        return leave(Outcome::Expired);
    leave(end == SessionEnd::Confirmed ? Outcome::Confirmed : Outcome::AlreadyGone);
}

// Nothing of ours may carry the token once the DELETE can be on its way: transport first, then the guard.
void Session::Private::beginLogoff()
{
    closeTransport();
    token.wipe();
    guard->logOff();
    change(at(State::LoggingOff));
}

// One 401 proves nothing: the HMC may be starting. The transport is replaced, so that whatever waited in it
// with the token ends as Cancelled and the confirming GET is the only request that carries it.
void Session::Private::confirmExpiry()
{
    closeTransport();
    confirming = std::make_unique<QObject>();
    transport = parts.transport(report.endpoint, trust);
    Request cheap;
    cheap.pathAndQuery = confirmingPath;
    cheap.token = token;
    cheap.memento = parts.memento;
    cheap.deadlineMs = confirmingDeadlineMs;
    const QPointer<QObject> asked(confirming.get());
    transport->send(cheap, confirming.get(), [this, asked](const Result<Answer> &answer) {
        if (asked && asked == confirming.get()) // a logoff wished meanwhile wins
            onConfirmed(answer);
    });
}

void Session::Private::onConfirmed(const Result<Answer> &answer)
{
    const bool gone = answer ? answer->status == 401 : answer.error().kind == Error::Kind::Unauthorized;
    if (!gone) { // a stray 401, or no answer at all: the next question tells more
        retire(confirming);
        return;
    }
    expired = true;
    beginLogoff();
}

Session::Session(Parts parts, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, std::move(parts)))
{
    qRegisterMetaType<SessionStatus>();
}

Session::~Session()
{
    d->token.wipe();
}

const SessionStatus &Session::status() const
{
    return d->status;
}

const PreflightReport &Session::report() const
{
    return d->report;
}

const TrustRule &Session::trust() const
{
    return d->trust;
}

void Session::logOn(const LogonRequest &request)
{
    if (d->status.state != State::LoggedOff)
        return;
    d->request = request;
    d->trust = request.trust;
    d->report = {};
    d->attempt = std::make_unique<QObject>();
    const QPointer<QObject> asked(d->attempt.get());
    SessionStatus next;
    next.state = State::Checking;
    next.endpoint = request.endpoint;
    next.user = request.user;
    d->change(std::move(next));
    if (!asked || asked != d->attempt.get())
        return;
    const LogonRequest &current = d->request;
    d->parts.preflight(current.endpoint, current.trust, d->attempt.get(),
                       [p = d.get(), asked](const Result<PreflightReport> &result) {
                           if (asked && asked == p->attempt.get())
                               p->onChecked(result);
                       });
}

void Session::trustCertificate(const QByteArray &sha256)
{
    if (d->status.state != State::AskTrust || sha256 != d->report.peer.certificate.sha256)
        return;
    d->trust = {TrustRule::Kind::Pin, {}, sha256};
    const QPointer<QObject> asked(d->attempt.get());
    const Endpoint endpoint = d->report.endpoint;
    d->change(d->at(State::Checking));
    if (asked && asked == d->attempt.get()) // a slot may have given up meanwhile
        Q_EMIT certificateTrusted(endpoint, sha256);
    if (asked && asked == d->attempt.get())
        d->askPassword();
}

void Session::declineCertificate()
{
    if (d->status.state == State::AskTrust)
        d->leave(Outcome::Cancelled);
}

void Session::logOff()
{
    switch (d->status.state) {
    case State::LoggedOff:
    case State::LoggingOff:
        return;
    case State::Checking:
    case State::AskTrust:
        return d->leave(Outcome::Cancelled);
    case State::LoggingOn: // never aborted: its session is logged off as soon as the token arrives
    case State::LoggedOn:
        return d->beginLogoff();
    }
}

void Session::abandon()
{
    if (d->status.state == State::LoggedOff)
        return;
    d->leave(d->guard ? Outcome::Unconfirmed : Outcome::Cancelled);
}

void Session::get(Request request, QObject *context, AnswerCallback done)
{
    if (d->status.state != State::LoggedOn || d->confirming) {
        QMetaObject::invokeMethod(
            context, [done = std::move(done)] { done(Error{Error::Kind::Cancelled}); }, Qt::QueuedConnection);
        return;
    }
    request.token = d->token;
    request.memento = d->parts.memento;
    const QPointer<Transport> asked(d->transport.get());
    const QPointer<Session> self(this);
    d->transport->send(request, context, [self, asked, done = std::move(done)](const Result<Answer> &answer) {
        if (!answer || answer->status != 401)
            return done(answer);
        if (self && asked && asked == self->d->transport.get())
            self->d->confirmExpiry();
        done(Error{Error::Kind::Unauthorized, parseErrorMessage(answer->body), 401});
    });
}

} // namespace hmcscope
