// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/networktransport.h"

#include "http/call.h"
#include "http/replies.h"
#include "http/tlsrule.h"
#include "http/turnstile.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QPointer>

#include <algorithm>
#include <array>

namespace hmcscope {

namespace {

/// One request at a time on a connection pool of its own. Two requests in one pool would race for two
/// handshakes, and a connection that is ready when nobody waits any more is encrypted without encrypted()
/// being emitted for anyone: its certificate would never be compared with the pin. For the same reason the
/// pool goes when an exchange breaks off.
struct Lane
{
    std::unique_ptr<QNetworkAccessManager> network;
    QPointer<Call> call;
};

std::unique_ptr<QNetworkAccessManager> makeNetwork()
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setProxy(QNetworkProxy::NoProxy);
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setCookieJar(nullptr);
    return network;
}

/// The bytes without what they share: a Secret overwrites its buffer in place when it is wiped, and the
/// network's thread may still be reading.
QByteArray deepCopy(const QByteArray &bytes)
{
    return QByteArray(bytes.constData(), bytes.size());
}

QNetworkRequest toNetworkRequest(const Request &request, const QUrl &url, const QSslConfiguration &tls)
{
    QNetworkRequest result(url);
    result.setSslConfiguration(tls);
    result.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    result.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    result.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    result.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    result.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    result.setDecompressedSafetyCheckThreshold(-1); // Call bounds the decoded size
    result.setRawHeader("User-Agent", "hmcscope/" HMCSCOPE_VERSION);
    result.setRawHeader("Accept", request.accept);
    if (!request.memento.isEmpty())
        result.setRawHeader("X-Audit-Memento", request.memento);
    if (!request.token.isEmpty())
        result.setRawHeader("X-API-Session", deepCopy(request.token.reveal()));
    return result;
}

} // namespace

class NetworkTransport::Private
{
public:
    Private(Endpoint peer, TrustRule rule, std::shared_ptr<Turnstile> turnstile)
        : endpoint(std::move(peer))
        , trust(std::move(rule))
        , tls(tlsConfiguration(trust))
        , place(std::move(turnstile), [this] { return startNext(); })
    {
    }

    bool startNext();
    void start(Lane &lane, Call *call);
    void release(const Call *call, bool whole);

    const Endpoint endpoint;
    const TrustRule trust;
    const Result<QSslConfiguration> tls;
    std::array<Lane, Turnstile::atOnce> lanes;
    QList<QPointer<Call>> waiting;
    bool closed = false;
    Turnstile::Place place;
};

bool NetworkTransport::Private::startNext()
{
    const auto lane =
        std::find_if(lanes.begin(), lanes.end(), [](const Lane &one) { return one.call.isNull(); });
    if (waiting.isEmpty() || lane == lanes.end())
        return false;
    start(*lane, waiting.takeFirst());
    return true;
}

void NetworkTransport::Private::start(Lane &lane, Call *call)
{
    if (!lane.network)
        lane.network = makeNetwork();
    lane.call = call;
    const QUrl url = endpoint.url(call->request().pathAndQuery);
    call->attach(lane.network->get(toNetworkRequest(call->request(), url, *tls)));
}

void NetworkTransport::Private::release(const Call *call, bool whole)
{
    waiting.removeOne(call);
    for (Lane &lane : lanes) {
        if (lane.call != call)
            continue;
        lane.call = nullptr;
        if (!whole && lane.network)
            lane.network.release()->deleteLater(); // we may be inside one of its signals
        place.leave();
    }
}

NetworkTransport::NetworkTransport(Endpoint endpoint, TrustRule trust, QObject *parent)
    : NetworkTransport(std::move(endpoint), std::move(trust), std::make_shared<Turnstile>(), parent)
{
}

NetworkTransport::NetworkTransport(Endpoint endpoint, TrustRule trust, std::shared_ptr<Turnstile> turnstile,
                                   QObject *parent)
    : Transport(parent)
    , d(std::make_unique<Private>(std::move(endpoint), std::move(trust), std::move(turnstile)))
{
}

NetworkTransport::~NetworkTransport()
{
    close();
}

void NetworkTransport::send(const Request &request, QObject *context, AnswerCallback done)
{
    auto *call = new Call(request, d->trust, context, std::move(done), this);
    if (d->closed)
        call->fail(Error{Error::Kind::Cancelled});
    else if (!d->tls)
        call->fail(d->tls.error());
    else if (!request.pathAndQuery.startsWith('/') || !d->endpoint.url(request.pathAndQuery).isValid())
        call->fail(Error{Error::Kind::Malformed, describePath(request.pathAndQuery)});
    if (call->hasEnded()) {
        call->deleteLater();
        return;
    }
    connect(call, &Call::ended, this, [this, call](bool whole) {
        d->release(call, whole);
        call->deleteLater();
    });
    d->waiting.append(call);
    d->place.knock();
}

void NetworkTransport::close()
{
    d->closed = true;
    const QList<QPointer<Call>> waiting = std::exchange(d->waiting, {});
    for (const QPointer<Call> &call : waiting)
        call->fail(Error{Error::Kind::Cancelled});
    for (Lane &lane : d->lanes) {
        if (lane.call)
            lane.call->fail(Error{Error::Kind::Cancelled});
    }
}

} // namespace hmcscope
