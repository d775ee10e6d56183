// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/parsers.h"
#include "hmc/session_p.h"

#include <QPointer>

namespace hmcscope {

namespace {

// What proves that the HMC no longer knows a token: UOM, because PCM answers depend on roles and preferences;
// quick/All because every role may read it, all generations have it, and 1.3 KB per system is the least that
// needs no identifier known beforehand (ManagementConsole is up to 94 KB, and nothing is known of GET on
// web/Logon).
constexpr char confirmingPath[] = "/rest/api/uom/ManagedSystem/quick/All";
constexpr int confirmingDeadlineMs = 20'000;

} // namespace

void Session::Private::closeTransport()
{
    retire(confirming);
    if (transport)
        transport->close();
    retire(transport);
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

void Session::get(Request request, QObject *context, AnswerCallback done)
{
    if (d->status.state != SessionStatus::State::LoggedOn || d->confirming) {
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
