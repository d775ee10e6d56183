// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/restapi.h"

#include "simulator/console.h"
#include "simulator/inventory.h"
#include "simulator/logon.h"
#include "simulator/pcmapi.h"

#include <QRandomGenerator>

namespace hmcscope::simulator {

namespace {

/// UOM answers in the type that was asked for, where it knows it.
Answer consoleAnswer(const Hmc &hmc, const RequestRecord &request)
{
    const QByteArray accept = request.header("accept").toLower();
    const bool uom = accept.startsWith("application/vnd.ibm.powervm.uom+xml");
    if (!accept.isEmpty() && !uom && !accept.contains("*/*") && !accept.contains("application/atom+xml") &&
        !accept.contains("application/xml"))
        return errorPage(406);
    return {.contentType =
                uom ? "application/vnd.ibm.powervm.uom+xml; type=ManagementConsole" : "application/atom+xml",
            .body = managementConsole(hmc),
            .headers = {{"ETag", "736847509"}, {"X-HMC-Schema-Version", "V1_11_1"}}};
}

Answer quickAnswer(const Hmc &hmc, const QList<QByteArray> &parts, const Problem &unknown,
                   const RequestRecord &request, const QString &peer)
{
    QByteArray body;
    if (parts.size() == 3 && parts.at(1) == "quick" && parts.at(2) == "All") {
        if (hmc.fleet.isEmpty())
            return {.status = 204, .contentType = "text/plain"};
        body = quickAll(hmc.fleet);
    } else if (const System *system = hmc.system(QString::fromLatin1(parts.value(1)));
               system && parts.value(2) == "quick" && parts.size() <= 4) {
        body = parts.size() == 3 ? quick(*system) : quickProperty(*system, parts.at(3));
    }
    if (body.isEmpty())
        return errorDocument(unknown, request, peer, hmc.clock);
    return {.contentType = "application/json", .body = body};
}

Answer answerUom(const Hmc &hmc, const RequestRecord &request, const QString &peer, const QByteArray &path)
{
    const QList<QByteArray> parts = path.mid(QByteArrayView("/rest/api/uom/").size()).split('/');
    if (parts.size() == 1 && parts.at(0) == "ManagementConsole")
        return consoleAnswer(hmc, request);
    if (parts.at(0) == "ManagedSystem" && parts.size() > 2)
        return quickAnswer(hmc, parts, usualProblem(404), request, peer);
    return errorDocument(usualProblem(404), request, peer, hmc.clock);
}

Answer answerGet(Hmc &hmc, const RequestRecord &request, const QString &peer, const QByteArray &path,
                 const QByteArray &query)
{
    if (!hmc.sessions.find(request))
        return errorDocument(usualProblem(401), request, peer, hmc.clock);
    if (path.startsWith("/rest/api/pcm/"))
        return answerPcm(hmc, request, peer, path, query);
    if (path.startsWith("/rest/api/uom/"))
        return answerUom(hmc, request, peer, path);
    return errorDocument(usualProblem(404), request, peer, hmc.clock);
}

} // namespace

Answer answerTo(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const qsizetype mark = request.pathAndQuery.indexOf('?');
    const QByteArray path = request.pathAndQuery.split('?').constFirst();
    const QByteArray query = mark < 0 ? QByteArray() : request.pathAndQuery.mid(mark + 1);
    if (!path.startsWith("/rest/api/"))
        return errorPage(404);
    if (request.method == "GET" || request.method == "HEAD")
        return answerGet(hmc, request, peer, path, query);
    if (path == "/rest/api/web/Logon" && request.method == "PUT")
        return logOn(hmc, request, peer);
    if (path == "/rest/api/web/Logon" && request.method == "DELETE")
        return logOff(hmc, request, peer);
    const bool known = hmc.sessions.find(request) != nullptr;
    return errorDocument(usualProblem(known ? 405 : 401), request, peer, hmc.clock);
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
