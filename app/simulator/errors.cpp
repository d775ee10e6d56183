// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/errors.h"

#include "simulator/hmc.h"
#include "simulator/markup.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *webNamespace = "http://www.ibm.com/xmlns/systems/power/firmware/web/mc/2012_10/";

bool isSecret(const QByteArray &header)
{
    return header == "x-api-session" || header == "cookie" || header == "authorization";
}

QByteArray echoOf(const RequestRecord &request, const QString &peer, Dialect::Echo kind)
{
    if (kind == Dialect::Echo::None)
        return {};
    const QByteArray host = request.header("host");
    const QByteArray name = host.contains(':') ? host.left(host.lastIndexOf(':')) : host;
    QByteArray echo = "{x-forwarded-server=" + name + ", x-forwarded-host=" + host +
                      ", x-forwarded-for=" + peer.section(u':', 0, -2).toLatin1();
    for (const auto &[header, value] : request.headers) {
        const bool masked = kind == Dialect::Echo::Masked && isSecret(header);
        echo += ", " + header + '=' + (masked ? QByteArray("*******") : value);
    }
    return escaped(QString::fromUtf8(echo + '}'));
}

QByteArray pathOf(const RequestRecord &request)
{
    return request.pathAndQuery.split('?').constFirst();
}

QByteArray elements(const Problem &problem, const RequestRecord &request, const QByteArray &echo,
                    bool withBody)
{
    const QByteArray separator = "\n    ";
    return separator + "<Metadata>\n        <Atom/>\n    </Metadata>" + separator +
           element("HTTPStatus", "ROR", QByteArray::number(problem.status)) + separator +
           element("RequestURI", "ROR", escaped(QString::fromUtf8(pathOf(request)))) + separator +
           element("ReasonCode", "ROR", escaped(QString::fromUtf8(problem.reason))) + separator +
           element("Message", "ROO", escaped(QString::fromUtf8(problem.message))) +
           (withBody ? separator + element("RequestBody", "ROO", {}) : QByteArray()) + separator +
           element("RequestHeaders", "ROO", echo) + '\n';
}

constexpr const char *schema =
    "xmlns:ns2=\"http://www.w3.org/XML/1998/namespace/k2\" schemaVersion=\"V1_0\">";

Answer bareRoot(const Problem &problem, const RequestRecord &request, const QByteArray &echo)
{
    return {.status = problem.status,
            .contentType = "application/atom+xml;charset=ISO-8859-1",
            .body =
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<HttpErrorResponse xmlns=\"" +
                QByteArray(webNamespace) + "\" " + schema + elements(problem, request, echo, false) +
                "</HttpErrorResponse>\n"};
}

Answer atomEntry(const Problem &problem, const RequestRecord &request, const QByteArray &echo,
                 const QByteArray &now)
{
    const QByteArray space = webNamespace;
    return {.status = problem.status,
            .contentType = "application/atom+xml",
            .body =
                "\n<entry " + QByteArray(atomNamespaces) + ">\n    <id>" + freshId() +
                "</id>\n    <title>HttpErrorResponse</title>\n    <published>" + now +
                "</published>\n    <author>\n        <name>IBM Power Systems Management Console</name>\n    "
                "</author>\n    "
                "<content type=\"application/vnd.ibm.powervm.web+xml; type=HttpErrorResponse\">\n        "
                "<HttpErrorResponse:HttpErrorResponse xmlns:HttpErrorResponse=\"" +
                space + "\" xmlns=\"" + space + "\" " + schema + elements(problem, request, echo, true) +
                "</HttpErrorResponse:HttpErrorResponse>\n    </content>\n</entry>\n"};
}

Answer documentOf(const Problem &problem, const RequestRecord &request, const QString &peer,
                  const Dialect &dialect, const QByteArray &now)
{
    using Shape = Dialect::ErrorShape;
    Shape shape = dialect.errorShape;
    if (shape == Shape::ByPath)
        shape = request.pathAndQuery.startsWith("/rest/api/pcm/") ? Shape::BareRoot : Shape::AtomEntry;
    if (shape == Shape::Empty)
        return {.status = problem.status};
    if (shape == Shape::HtmlPage)
        return errorPage(problem.status);
    const QByteArray echo = echoOf(request, peer, dialect.echo);
    return shape == Shape::BareRoot ? bareRoot(problem, request, echo)
                                    : atomEntry(problem, request, echo, now);
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

Problem pcmOffProblem(const Dialect &dialect)
{
    return usualProblem(dialect.pcmOffStatus);
}

Answer errorDocument(const Problem &problem, const RequestRecord &request, const QString &peer,
                     const Hmc &hmc)
{
    return documentOf(problem, request, peer, hmc.options.dialect, hmc.clock.xml(hmc.clock.nowMs()));
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

Answer loginRedirect()
{
    return {.status = 302,
            .contentType = "text/html;charset=ISO-8859-1",
            .headers = {{"Location", "/hmc/connect"}}};
}

} // namespace hmcscope::simulator
