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
constexpr qint64 betweenLooksMs = 5'000;
constexpr int looks = 2;

/// Whether an answer says that the HMC does not know the token: 401, or the way to a login page.
bool disowns(const Result<Answer> &answer)
{
    if (!answer)
        return answer.error().kind == Error::Kind::Unauthorized ||
               answer.error().kind == Error::Kind::Redirected;
    return answer->status == 401 && refusalInWords(parseErrorMessage(answer->body)) != Refusal::Starting;
}

/// Whether somebody without a session is received as by an HMC that is up: 401 or the like, no error of its
/// own.
bool receives(const Result<Answer> &answer)
{
    if (!answer)
        return answer.error().kind == Error::Kind::Redirected;
    return answer->status < 500;
}

} // namespace

void Session::Private::closeTransport()
{
    confirmAgain.reset();
    retire(confirming);
    if (transport)
        transport->close();
    retire(transport);
}

// One 401 proves nothing: an HMC that is starting says the same, of every token and for a while (reference,
// "Corrections"). So the session counts as gone only when two more questions, some seconds apart, are
// answered alike and the console receives strangers as usual each time. An HMC that says 401 to everybody for
// longer than that cannot be told from one that has forgotten us; it is asked for the logoff all the same.
// The transport is replaced, so that whatever waited in it with the token ends as Cancelled and the
// confirming question is the only request that carries it.
void Session::Private::confirmExpiry()
{
    closeTransport();
    transport = parts.transport(report.endpoint, trust);
    confirming = std::make_unique<QObject>();
    confirm(looks);
}

void Session::Private::confirm(int looksLeft)
{
    askWhileConfirming(token, [this, looksLeft](const Result<Answer> &answer) {
        if (disowns(answer))
            askWhileConfirming(
                {}, [this, looksLeft](const Result<Answer> &look) { onLook(look, looksLeft - 1); });
        else
            retire(confirming); // a stray 401, or no answer at all: the next question tells more
    });
}

void Session::Private::onLook(const Result<Answer> &look, int looksLeft)
{
    if (!receives(look))
        return retire(confirming); // starting, or away
    if (looksLeft == 0) {
        expired = true;
        return beginLogoff();
    }
    confirmAgain = parts.clock.alarm([this, looksLeft] { confirm(looksLeft); });
    confirmAgain->set(betweenLooksMs);
}

void Session::Private::askWhileConfirming(const Secret &withToken, const AnswerCallback &then)
{
    Request cheap;
    cheap.pathAndQuery = confirmingPath;
    cheap.token = withToken;
    cheap.memento = parts.memento;
    cheap.deadlineMs = confirmingDeadlineMs;
    const QPointer<QObject> asked(confirming.get());
    transport->send(cheap, confirming.get(), [this, asked, then](const Result<Answer> &answer) {
        if (asked && asked == confirming.get()) // a logoff wished meanwhile wins
            then(answer);
    });
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
        const bool unauthorized = answer && answer->status == 401;
        if (!unauthorized && (answer || answer.error().kind != Error::Kind::Redirected))
            return done(answer);
        if (self && asked && asked == self->d->transport.get())
            self->d->confirmExpiry();
        if (unauthorized)
            done(Error{Error::Kind::Unauthorized, parseErrorMessage(answer->body), 401});
        else
            done(answer);
    });
}

} // namespace hmcscope
