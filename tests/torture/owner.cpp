// SPDX-License-Identifier: GPL-3.0-or-later
// A window without a window, wired as shipped: logs on, stays a little, logs off and ends. It says what it
// knows of its session, one line for each change, so that whoever killed something can compare. Input: host,
// port, pin (hex), user, password, milliseconds to stay; one line each. Output: lines of nanoseconds of the
// monotonic clock, state, outcome.
#include "connection/connection.h"
#include "hmc/guardprocess.h"
#include "lifecycle/lastresort.h"
#include "store/keychainledger.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <iostream>
#include <string>
#include <utility>

namespace {

using namespace hmcscope;

QByteArray line()
{
    std::string text;
    std::getline(std::cin, text);
    return QByteArray::fromStdString(text);
}

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

void say(const SessionStatus &status)
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    std::printf("%lld%09ld %s %s\n", static_cast<long long>(now.tv_sec), now.tv_nsec, word(status.state),
                word(status.outcome));
    std::fflush(stdout);
}

/// A program that is watched from outside takes the guard's place, see positions.py.
QString valueOf(const QStringList &arguments, const QString &option)
{
    const qsizetype at = arguments.indexOf(option);
    return at < 0 ? QString() : arguments.value(at + 1);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    LogonRequest request;
    request.endpoint.host = QString::fromUtf8(line());
    request.endpoint.port = line().toUShort();
    request.trust.kind = TrustRule::Kind::Pin;
    request.trust.pin = QByteArray::fromHex(line());
    request.user = QString::fromUtf8(line());
    const Secret password(line());
    request.password = [&password](const Endpoint &, const QByteArray &, QObject *,
                                   const std::function<void(Result<Secret>)> &done) { done(password); };
    const int stayMs = line().toInt();

    const SystemClock clock;
    KeychainItems items;
    KeychainLedger ledger(items, clock);
    const bool noted = arguments.contains(QStringLiteral("--ledger"));
    Session::Parts parts = Connection::realParts(clock, {}, noted ? &ledger : nullptr);
    if (const QString guard = valueOf(arguments, QStringLiteral("--guard")); !guard.isEmpty())
        parts.guard = [guard] { return std::make_unique<GuardProcess>(guard); };
    Connection connection(std::move(parts));
    bool stayed = false;
    QObject::connect(&connection.session(), &Session::statusChanged, &application,
                     [&](const SessionStatus &status) {
                         say(status);
                         if (status.state == SessionStatus::State::LoggedOn && !std::exchange(stayed, true))
                             QTimer::singleShot(stayMs, &connection, [&] { connection.leave(60'000); });
                         else if (status.state == SessionStatus::State::LoggedOff)
                             connection.leave();
                     });
    QObject::connect(
        &connection, &Connection::left, &application,
        [&ledger] { ledger.whenSettled(2000, [] { QCoreApplication::quit(); }); }, Qt::QueuedConnection);
    connection.session().logOn(request);
    const int exitCode = QCoreApplication::exec();
    endProcessWithin(500, exitCode); // as the programs
    return exitCode;
}
