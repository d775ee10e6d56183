// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/logon.h"

#include "simulator/errors.h"

#include <QXmlStreamReader>

namespace hmcscope::simulator {

namespace {

struct Credentials
{
    QString user;
    QString password;
};

std::optional<Credentials> credentialsIn(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    Credentials found;
    bool isRequest = false;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::DTD)
            return std::nullopt;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"LogonRequest")
            isRequest = true;
        else if (xml.name() == u"UserID")
            found.user = xml.readElementText();
        else if (xml.name() == u"Password")
            found.password = xml.readElementText();
    }
    return xml.hasError() || !isRequest ? std::nullopt : std::optional(found);
}

bool isLogonRequest(const QByteArray &contentType)
{
    QList<QByteArray> parts = contentType.split(';');
    const QByteArray type = parts.takeFirst().trimmed().toLower();
    for (QByteArray &part : parts)
        part = part.trimmed().replace('"', "");
    return type == "application/vnd.ibm.powervm.web+xml" && parts.contains("type=LogonRequest");
}

/// Every third answer breaks the token into lines, as the example in IBM's documentation does; attributes
/// change places.
QByteArray responseBody(const Session &session)
{
    QByteArray token = session.token;
    if (session.record.number % 3 == 0)
        token = "\n        " + token.left(118) + "\n        " + token.mid(118) + "\n    ";
    const QByteArray attributes =
        session.record.number % 2 == 0 ? R"(kxe="false" kb="ROR")" : R"(kb="ROR" kxe="false")";
    return R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
           "\n<LogonResponse "
           R"(xmlns="http://www.ibm.com/xmlns/systems/power/firmware/web/mc/2012_10/" )"
           R"(xmlns:ns2="http://www.w3.org/XML/1998/namespace/k2" schemaVersion="V1_0">)"
           "\n    <Metadata>\n        <Atom/>\n    </Metadata>\n    <X-API-Session " +
           attributes + '>' + token + "</X-API-Session>\n</LogonResponse>\n";
}

} // namespace

Answer logOn(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const auto refusal = [&](const Problem &problem) {
        return errorDocument(problem, request, peer, hmc.clock);
    };
    if (!isLogonRequest(request.header("content-type")))
        return refusal(usualProblem(415));
    const std::optional<Credentials> given = credentialsIn(request.body);
    if (!given)
        return refusal({400, "Bad request.", "Unexpected error during unmarshalling"});
    if (given->user != hmc.options.user || given->password != hmc.options.password)
        return refusal({401, "Unauthorized.", "The user ID or the password is not valid."});
    const Session &session =
        hmc.sessions.create(given->user, peer, request.header("x-audit-memento"), hmc.clock.nowMs());
    return {.status = 200,
            .contentType = "application/vnd.ibm.powervm.web+xml; type=LogonResponse",
            .body = responseBody(session),
            .headers = {{"Set-Cookie", "JSESSIONID=" + session.jsessionId + "; Path=/rest; Secure; HttpOnly"},
                        {"Set-Cookie", "CCFWSESSION=" + session.ccfwSession + "; Path=/; Secure; HttpOnly"}}};
}

Answer logOff(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const Session *session = hmc.sessions.find(request);
    if (!session)
        return errorDocument(usualProblem(401), request, peer, hmc.clock);
    hmc.sessions.end(session->record.number);
    return {.status = 204};
}

} // namespace hmcscope::simulator
