// SPDX-License-Identifier: GPL-3.0-or-later
// A window without a window, wired as shipped: logs on, stays a little, logs off and ends. It says what it
// knows of its session, one line for each change, so that whoever killed something can compare. Input: what
// logonRequest() reads, then milliseconds to stay, which with --ledger count from when the key store has the
// token. Output: state and outcome, and in between Stored or NotStored.
#include "connection/connection.h"
#include "hmc/guardprocess.h"
#include "lifecycle/lastresort.h"
#include "saying.h"
#include "store/keychainledger.h"

#include <QCoreApplication>
#include <QTimer>

#include <utility>

namespace {

using namespace hmcscope;

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
    const LogonRequest request = torture::logonRequest();
    const int stayMs = torture::line().toInt();

    const SystemClock clock;
    std::function<void()> stay;
    torture::ToldItems items([&stay](bool kept) {
        torture::say(kept ? "Stored" : "NotStored");
        stay();
    });
    KeychainLedger ledger(items, clock);
    const bool noted = arguments.contains(QStringLiteral("--ledger"));
    Session::Parts parts = Connection::realParts(clock, {}, noted ? &ledger : nullptr);
    if (const QString guard = valueOf(arguments, QStringLiteral("--guard")); !guard.isEmpty())
        parts.guard = [guard] { return std::make_unique<GuardProcess>(guard); };
    Connection connection(std::move(parts));
    bool stayed = false;
    stay = [&] {
        if (!std::exchange(stayed, true))
            QTimer::singleShot(stayMs, &connection, [&] { connection.leave(60'000); });
    };
    QObject::connect(&connection.session(), &Session::statusChanged, &application,
                     [&](const SessionStatus &status) {
                         torture::say(torture::wordsFor(status));
                         if (status.state == SessionStatus::State::LoggedOn && !noted)
                             stay();
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
