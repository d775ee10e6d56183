// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/restapi.h"

#include "simulator/logon.h"
#include "simulator/pcmapi.h"
#include "simulator/uomapi.h"

#include <QRandomGenerator>

namespace hmcscope::simulator {

namespace {

/// An HMC that is starting refuses whatever it is asked; half of its front end knows no path yet.
Answer startingAnswer(const Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const int status = hmc.options.dialect.startingStatus;
    return status == 404 ? errorPage(404) : errorDocument(usualProblem(status), request, peer, hmc);
}

Answer answerGet(const Hmc &hmc, const RequestRecord &request, const QString &peer, const QByteArray &path,
                 const QByteArray &query)
{
    const bool pcm = path.startsWith("/rest/api/pcm/");
    if (pcm && hmc.options.dialect.roleMissing && path.contains("Metrics"))
        return errorDocument(usualProblem(403), request, peer, hmc);
    if (pcm)
        return answerPcm({hmc, request, peer}, path, query);
    if (path.startsWith("/rest/api/uom/"))
        return answerUom({hmc, request, peer}, path);
    return errorDocument(usualProblem(404), request, peer, hmc);
}

Answer answerRest(Hmc &hmc, const RequestRecord &request, const QString &peer, const QByteArray &path,
                  const QByteArray &query)
{
    if (path == "/rest/api/web/Logon" && request.method == "PUT")
        return logOn(hmc, request, peer);
    if (path == "/rest/api/web/Logon" && request.method == "DELETE")
        return logOff(hmc, request, peer);
    const Session *session = hmc.sessions.find(request);
    if (!session)
        return strangerAnswer(hmc, request, peer);
    hmc.sessions.use(session->record.number, hmc.clock.nowMs());
    if (request.method == "GET" || request.method == "HEAD")
        return answerGet(hmc, request, peer, path, query);
    return errorDocument(usualProblem(405), request, peer, hmc);
}

} // namespace

Answer answerTo(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    Dialect &dialect = hmc.options.dialect;
    hmc.expireSessions();
    if (dialect.startingAnswers > 0) {
        --dialect.startingAnswers;
        return startingAnswer(hmc, request, peer);
    }
    const qsizetype mark = request.pathAndQuery.indexOf('?');
    const QByteArray path = request.pathAndQuery.split('?').constFirst();
    const QByteArray query = mark < 0 ? QByteArray() : request.pathAndQuery.mid(mark + 1);
    return path.startsWith("/rest/api/") ? answerRest(hmc, request, peer, path, query) : errorPage(404);
}

Headers frontEndHeaders(const HmcClock &clock, bool pcm)
{
    const QByteArray transaction =
        QByteArray::number(QRandomGenerator::global()->bounded(10'000'000, 99'999'999));
    Headers headers{
        {"Date", HmcClock::http(clock.nowMs())},
        {"Server", QByteArray("Server Hardware Management Console") + (pcm ? " PCM" : "")},
        {"X-Content-Type-Options", "nosniff"},
        {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
        {"Referrer-Policy", "no-referrer"},
        {"X-Frame-Options", "SAMEORIGIN"},
        {"Content-Security-Policy",
         "default-src https: data:; script-src https: 'unsafe-inline' 'unsafe-eval'; style-src https: "
         "'unsafe-inline' 'unsafe-eval'; connect-src wss: 'self'"},
        {"X-XSS-Protection", "1; mode=block"},
        {"Vary", pcm ? "Accept-Encoding,User-Agent" : "User-Agent"}};
    if (!pcm)
        headers.append({"X-Transaction-ID", "XT" + transaction});
    return headers;
}

} // namespace hmcscope::simulator
