// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/preflight.h"

#include "hmc/parsers.h"
#include "http/networktransport.h"

#include <memory>
#include <vector>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

// REST is on 443 from V11 on and on 12443 before; the other one of the two is a browser's, or silent.
constexpr quint16 restPorts[] = {443, 12443};
constexpr int handshakeDeadlineMs = 10'000;
constexpr int answerDeadlineMs = 15'000;
constexpr qint64 maxAnswerBytes = 1024 * 1024;

bool isWebPage(const QByteArray &body)
{
    return body.left(1024).toLower().contains("<html");
}

/// What an unauthenticated GET of a UOM resource tells: the HMC's REST API says 401, or answers in its own
/// documents, or is starting and says 503 without a word. A web page is not an HMC's answer, even if it is
/// its browser GUI's; neither is a redirect.
std::optional<Error> whyNotAnHmc(const Result<Answer> &answer)
{
    if (!answer)
        return answer.error().kind == Error::Kind::Redirected ? Error{Error::Kind::NotAnHmc} : answer.error();
    if (answer->status == 401 || answer->body.contains("HttpErrorResponse"))
        return {};
    if (answer->status == 200 && answer->body.contains("ManagementConsole") && answer->body.contains("<feed"))
        return {};
    if (answer->status == 503 && !isWebPage(answer->body))
        return {};
    if (answer->status >= 500) // some front end; whose, it does not say
        return Error{Error::Kind::Status, parseErrorMessage(answer->body), answer->status};
    return Error{Error::Kind::NotAnHmc};
}

/// How much an error tells the user when every port failed: the more, the later in the conversation it came.
int tellingness(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::NameNotFound:
        return 1;
    case Error::Kind::Unreachable:
        return 2;
    case Error::Kind::TimedOut:
        return 3;
    case Error::Kind::ConnectionRefused:
        return 4;
    case Error::Kind::ConnectionLost:
        return 5;
    case Error::Kind::NotAnHmc:
        return 6;
    case Error::Kind::Tls:
        return 7;
    default:
        return 8;
    }
}

/// One port: the handshake, then the GET to exactly the certificate that was seen.
class PortProbe final : public QObject
{
public:
    PortProbe(Endpoint endpoint, bool alone, QObject *parent)
        : QObject(parent)
        , m_alone(alone)
    {
        m_report.endpoint = std::move(endpoint);
    }

    void start(const TrustRule &trust, PreflightCallback done)
    {
        m_done = std::move(done);
        inspectPeer(m_report.endpoint, trust, handshakeDeadlineMs, this,
                    [this](const Result<PeerInspection> &peer) { onPeer(peer); });
    }

private:
    void onPeer(const Result<PeerInspection> &peer)
    {
        if (!peer)
            return m_done(peer.error());
        m_report.peer = *peer;
        if (peer->changed && m_alone) // that tells all; who answers there does not matter any more
            return m_done(m_report);
        const TrustRule seen{TrustRule::Kind::Pin, {}, peer->certificate.sha256};
        m_transport = new NetworkTransport(m_report.endpoint, seen, this);
        Request request;
        request.pathAndQuery = "/rest/api/uom/ManagementConsole";
        request.deadlineMs = answerDeadlineMs;
        request.maxBytes = maxAnswerBytes;
        m_transport->send(request, this, [this](const Result<Answer> &answer) { onAnswer(answer); });
    }

    void onAnswer(const Result<Answer> &answer)
    {
        if (const std::optional<Error> error = whyNotAnHmc(answer))
            return m_done(*error);
        m_report.hmcDateMs = answer->dateMs;
        m_report.starting = answer->status == 503;
        m_done(m_report);
    }

    const bool m_alone; ///< the only port: nothing to choose from
    PreflightReport m_report;
    NetworkTransport *m_transport = nullptr;
    PreflightCallback m_done;
};

/// All ports at once. The first one that is an HMC wins and nobody waits for a port that is silent; one that
/// only says 503, as any front end may, and one with another certificate than the pinned, in this order, only
/// when no other is left.
class PreflightRun final : public QObject
{
public:
    PreflightRun(QObject *context, PreflightCallback done)
        : QObject(context)
        , m_done(std::move(done))
    {
    }

    void start(const Endpoint &endpoint, const QList<quint16> &ports, const TrustRule &trust)
    {
        m_open = ports.size();
        for (const quint16 port : ports) {
            auto *probe = new PortProbe(Endpoint{endpoint.host, port}, ports.size() == 1, this);
            probe->start(trust, [this](const Result<PreflightReport> &result) { onProbed(result); });
        }
    }

private:
    void onProbed(const Result<PreflightReport> &result)
    {
        if (m_finished)
            return;
        --m_open;
        if (result && !result->peer.changed && !result->starting)
            return finish(*result);
        if (result && !result->peer.changed)
            m_starting = *result;
        else if (result)
            m_changed = *result;
        else if (!m_error || tellingness(result.error().kind) > tellingness(m_error->kind))
            m_error = result.error();
        if (m_open > 0)
            return;
        if (m_starting)
            return finish(*m_starting);
        if (m_changed)
            return finish(*m_changed);
        finish(m_error.value_or(Error{Error::Kind::Internal}));
    }

    void finish(const Result<PreflightReport> &result)
    {
        m_finished = true;
        deleteLater(); // and with it the probes that are still waiting
        const PreflightCallback done = std::move(m_done);
        done(result);
    }

    PreflightCallback m_done;
    qsizetype m_open = 0;
    bool m_finished = false;
    std::optional<PreflightReport> m_starting;
    std::optional<PreflightReport> m_changed;
    std::optional<Error> m_error;
};

} // namespace

void runPreflight(const Endpoint &endpoint, const QList<quint16> &ports, const TrustRule &trust,
                  QObject *context, PreflightCallback done)
{
    auto *run = new PreflightRun(context, std::move(done));
    run->start(endpoint, ports, trust);
}

void runPreflight(const Endpoint &endpoint, const TrustRule &trust, QObject *context, PreflightCallback done)
{
    const QList<quint16> ports = endpoint.port != 0
                                     ? QList<quint16>{endpoint.port}
                                     : QList<quint16>(std::begin(restPorts), std::end(restPorts));
    runPreflight(endpoint, ports, trust, context, std::move(done));
}

} // namespace hmcscope
