// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/logon.h"

#include "simulator/errors.h"
#include "simulator/markup.h"

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

/// White space around and within the token, as the example in IBM's documentation has it; attributes change
/// places.
QByteArray responseBody(const Session &session, bool wrapped)
{
    QByteArray token = session.token;
    if (wrapped)
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

/// What the profile or the user's state has against a logon with the right password.
std::optional<Problem> refusalBy(Dialect::LogonRefusal reason)
{
    using Reason = Dialect::LogonRefusal;
    switch (reason) {
    case Reason::PasswordExpired:
        return Problem{401, "Unauthorized.", "The password of the user has expired. Change the password."};
    case Reason::SecondFactor:
        return Problem{401, "Unauthorized.",
                       "Multi-factor authentication is enabled for the user: a passcode is required."};
    case Reason::NoRemoteAccess:
        return usualProblem(403);
    case Reason::BeforeV8:
        return usualProblem(500);
    case Reason::None:
        break;
    }
    return std::nullopt;
}

/// Why these credentials do not make a session; counts wrong passwords.
std::optional<Problem> refusalOf(Hmc &hmc, const Credentials &given)
{
    const Dialect &dialect = hmc.options.dialect;
    const qint64 now = hmc.clock.nowMs();
    const bool knownUser = given.user == hmc.options.user;
    if (dialect.logonRefusal == Dialect::LogonRefusal::BeforeV8) // it knows no REST, whoever asks
        return refusalBy(dialect.logonRefusal);
    if (knownUser && hmc.lockout.isLocked(now))
        return Problem{
            401, "Unauthorized.",
            "The user account is locked because of too many failed logon attempts. Try again later."};
    if (!knownUser || given.password != hmc.options.password) {
        if (knownUser)
            hmc.lockout.countWrong(now, dialect);
        return Problem{401, "Unauthorized.", "The user ID or the password is not valid."};
    }
    hmc.lockout.forget();
    if (dialect.logonRefusal != Dialect::LogonRefusal::None)
        return refusalBy(dialect.logonRefusal);
    if (dialect.sessionCap > 0 && hmc.sessions.counters().live >= dialect.sessionCap)
        return Problem{dialect.sessionCapStatus, reasonPhrase(dialect.sessionCapStatus) + '.',
                       "The maximum number of sessions has been reached. Log off a session and try again."};
    return std::nullopt;
}

bool isV8(const Hmc &hmc)
{
    return hmc.options.dialect.generation == Dialect::Generation::V8;
}

QByteArray jsessionCookie(const QByteArray &id, const char *path)
{
    return "JSESSIONID=" + id + "; Path=" + path + "; Secure; HttpOnly";
}

} // namespace

Answer logOn(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    if (!isLogonRequest(request.header("content-type")))
        return errorDocument(usualProblem(415), request, peer, hmc);
    const std::optional<Credentials> given = credentialsIn(request.body);
    if (!given)
        return errorDocument({400, "Bad request.", "Unexpected error during unmarshalling"}, request, peer,
                             hmc);
    if (const std::optional<Problem> problem = refusalOf(hmc, *given))
        return errorDocument(*problem, request, peer, hmc);
    const Session &session =
        hmc.sessions.create(given->user, peer, request.header("x-audit-memento"), hmc.clock.nowMs());
    return {.status = 200,
            .contentType = "application/vnd.ibm.powervm.web+xml; type=LogonResponse",
            .body = responseBody(session, hmc.options.dialect.wrappedToken),
            .headers = {{"Set-Cookie", jsessionCookie(session.jsessionId, isV8(hmc) ? "/" : "/rest")},
                        {"Set-Cookie", "CCFWSESSION=" + session.ccfwSession + "; Path=/; Secure; HttpOnly"}}};
}

Answer logOff(Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const Session *session = hmc.sessions.find(request);
    if (!session)
        return strangerAnswer(hmc, request, peer);
    hmc.sessions.end(session->record.number);
    Answer answer{.status = hmc.options.dialect.logoffStatus};
    if (hmc.options.dialect.logoffSetsCookie) {
        answer.headers = {{"Set-Cookie", "CCFWSESSION=; Path=/; Max-Age=0; Secure; HttpOnly"},
                          {"Set-Cookie", "JSESSIONID=; Path=/hmc; Max-Age=0; Secure; HttpOnly"},
                          {"Set-Cookie", jsessionCookie("0000" + freshId().replace("-", ""), "/")}};
    }
    return answer;
}

Answer strangerAnswer(const Hmc &hmc, const RequestRecord &request, const QString &peer)
{
    const bool claims = !request.header("x-api-session").isEmpty() || !request.header("cookie").isEmpty();
    return claims && hmc.options.dialect.deadSession302
               ? loginRedirect()
               : errorDocument(usualProblem(401), request, peer, hmc);
}

} // namespace hmcscope::simulator
