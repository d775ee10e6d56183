// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/errors.h"

#include "simulator/markup.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *webNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/web/mc/2012_10/";

QByteArray echoOf(const RequestRecord &request, const QString &peer)
{
    const QByteArray host = request.header("host");
    const QByteArray name = host.contains(':') ? host.left(host.lastIndexOf(':')) : host;
    QByteArray echo = "{x-forwarded-server=" + name + ", x-forwarded-host=" + host +
                      ", x-forwarded-for=" + peer.section(u':', 0, -2).toLatin1();
    for (const auto &[header, value] : request.headers)
        echo += ", " + header + '=' + value;
    return escaped(QString::fromUtf8(echo + '}'));
}

QByteArray pathOf(const RequestRecord &request)
{
    return request.pathAndQuery.split('?').constFirst();
}

QByteArray elements(const Problem &problem, const RequestRecord &request, const QString &peer, bool withBody)
{
    const QByteArray separator = "\n    ";
    return separator + "<Metadata>\n        <Atom/>\n    </Metadata>" + separator +
           element("HTTPStatus", "ROR", QByteArray::number(problem.status)) + separator +
           element("RequestURI", "ROR", escaped(QString::fromUtf8(pathOf(request)))) + separator +
           element("ReasonCode", "ROR", escaped(QString::fromUtf8(problem.reason))) + separator +
           element("Message", "ROO", escaped(QString::fromUtf8(problem.message))) +
           (withBody ? separator + element("RequestBody", "ROO", {}) : QByteArray()) + separator +
           element("RequestHeaders", "ROO", echoOf(request, peer)) + '\n';
}

} // namespace

Problem usualProblem(int status)
{
    switch (status) {
    case 400:
        return {400, "Invalid URL.",
                "REST000B The URL presented to the Management Console REST Web Services is not valid."};
    case 401:
        return {401, "Unauthorized.",
                "The request is not authorized: log on to the Management Console, or the session has ended."};
    case 403:
        return {403, "The user does not have the role authority to perform the request.",
                "User does not have the requested authority to perform the request"};
    case 404:
        return {404, "The supplied URI does not identify a known resource.",
                "REST029B The URL presented to the Management Console REST Web Services is not valid. The "
                "supplied URI "
                "does not identify a known resource."};
    case 503:
        return {503, "Service unavailable.",
                "MC has just restarted or UUID not found in PCM. Try again after sometime"};
    case 500:
        return {500, "Unknown internal error.", "Unknown internal error."};
    default:
        return {status, reasonPhrase(status), reasonPhrase(status)};
    }
}

Answer errorDocument(const Problem &problem, const RequestRecord &request, const QString &peer,
                     const HmcClock &clock)
{
    const QByteArray space = webNamespace;
    const QByteArray schema = "xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"V1_0\">";
    if (request.pathAndQuery.startsWith("/rest/api/pcm/")) {
        const QByteArray body =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<HttpErrorResponse xmlns=\"" +
            space + "\" " + schema + elements(problem, request, peer, false) + "</HttpErrorResponse>\n";
        return {
            .status = problem.status, .contentType = "application/atom+xml;charset=ISO-8859-1", .body = body};
    }
    const QByteArray body =
        "\n<entry " + QByteArray(atomNamespaces) + ">\n    <id>" + freshId() +
        "</id>\n    <title>HttpErrorResponse</title>\n    <published>" + clock.xml(clock.nowMs()) +
        "</published>\n    <author>\n        <name>IBM Power Systems Management Console</name>\n    "
        "</author>\n    "
        "<content type=\"application/vnd.ibm.powervm.web+xml; type=HttpErrorResponse\">\n        "
        "<HttpErrorResponse:HttpErrorResponse xmlns:HttpErrorResponse=\"" +
        space + "\" xmlns=\"" + space + "\" " + schema + elements(problem, request, peer, true) +
        "</HttpErrorResponse:HttpErrorResponse>\n    </content>\n</entry>\n";
    return {.status = problem.status, .contentType = "application/atom+xml", .body = body};
}

Answer errorPage(int status)
{
    const QByteArray code = QByteArray::number(status);
    return {.status = status,
            .contentType = "text/html;charset=ISO-8859-1",
            .body = "<!doctype html public \"-//IETF//DTD HTML 2.0//EN\"> <html><head><title>Console "
                    "Internal Error</title>"
                    " </head> <body><h1>Console Internal Error</h1> <br><hr size=\"1\" "
                    "noshade><h2>Details:</h2><p><br>"
                    " HTTP status code: " +
                    code + "<p><br>http." + code + "<hr size=\"1\" noshade></body></html>"};
}

} // namespace hmcscope::simulator
