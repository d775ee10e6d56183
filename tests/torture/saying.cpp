// SPDX-License-Identifier: GPL-3.0-or-later
#include "saying.h"

#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <utility>

namespace hmcscope::torture {

namespace {

const char *word(SessionStatus::State state)
{
    constexpr const char *words[] = {"LoggedOff", "Checking", "AskTrust",
                                     "LoggingOn", "LoggedOn", "LoggingOff"};
    return words[static_cast<std::size_t>(state)];
}

const char *word(SessionStatus::Outcome outcome)
{
    constexpr const char *words[] = {
        "None",    "Cancelled", "Refused",     "Failed",      "CertificateChanged", "OutcomeUnknown",
        "Expired", "Confirmed", "AlreadyGone", "Unconfirmed", "GuardLost"};
    return words[static_cast<std::size_t>(outcome)];
}

} // namespace

void say(const QByteArray &words)
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::printf("%lld%09ld %s\n", static_cast<long long>(now.tv_sec), now.tv_nsec, words.constData());
    std::fflush(stdout);
}

QByteArray wordsFor(const SessionStatus &status)
{
    return QByteArray(word(status.state)) + ' ' + word(status.outcome);
}

QByteArray line()
{
    std::string text;
    std::getline(std::cin, text);
    return QByteArray::fromStdString(text);
}

LogonRequest logonRequest()
{
    LogonRequest request;
    request.endpoint.host = QString::fromUtf8(line());
    request.endpoint.port = line().toUShort();
    request.trust.kind = TrustRule::Kind::Pin;
    request.trust.pin = QByteArray::fromHex(line());
    request.user = QString::fromUtf8(line());
    request.password = [password = Secret(line())](const Endpoint &, const QByteArray &, QObject *,
                                                   const std::function<void(Result<Secret>)> &done) {
        done(password);
    };
    return request;
}

ToldItems::ToldItems(std::function<void(bool)> onWritten)
    : m_onWritten(std::move(onWritten))
{
}

void ToldItems::probe(QObject *context, std::function<void(Result<Done>)> done)
{
    m_items.probe(context, std::move(done));
}

void ToldItems::read(const QString &key, QObject *context, std::function<void(Result<Secret>)> done)
{
    m_items.read(key, context, std::move(done));
}

void ToldItems::write(const QString &key, const Secret &secret, QObject *context,
                      std::function<void(Result<Done>)> done)
{
    m_items.write(key, secret, context, [this, done](const Result<Done> &written) {
        m_onWritten(bool(written));
        done(written);
    });
}

void ToldItems::remove(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    m_items.remove(key, context, std::move(done));
}

void ToldItems::look(const QString &key, QObject *context, std::function<void(Result<Done>)> done)
{
    m_items.look(key, context, std::move(done));
}

} // namespace hmcscope::torture
