// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/logging.h"
#include "lifecycle/lastresort.h"
#include "lifecycle/unixsignals.h"
#include "probe/commandline.h"
#include "probe/openkeyring.h"
#include "probe/password.h"
#include "probe/probe.h"
#include "store/keychainledger.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <sys/prctl.h>
#include <sys/stat.h>

using namespace hmcscope;

namespace {

int tell(FILE *stream, const QString &text, int exitCode)
{
    std::fputs((text.trimmed() + QLatin1Char('\n')).toUtf8().constData(), stream);
    return exitCode;
}

} // namespace

int main(int argc, char **argv)
{
    ::prctl(PR_SET_DUMPABLE, 0); // a core dump would hold the password
    ::umask(077);
    installLogging();
    QCoreApplication program(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("hmcscope-probe"));

    const auto command = probe::readCommandLine(QCoreApplication::arguments());
    if (const auto *information = std::get_if<probe::Information>(&command))
        return tell(stdout, information->text, probe::Ok);
    if (const auto *misuse = std::get_if<probe::Misuse>(&command))
        return tell(stderr, misuse->text, probe::Usage);

    const auto &order = std::get<probe::Order>(command);
    setLogLevel(order.logLevel);
    Secret password = probe::readPassword(
        QStringLiteral("Password of %1 on %2: ").arg(order.user, order.endpoint.display()));
    if (password.isEmpty())
        return tell(stderr, QStringLiteral("No password was given."), probe::Usage);

    UnixSignals::install(); // after the question: until then Ctrl+C may simply end the program, no session
                            // exists
    const UnixSignals signals;
    const SystemClock clock;
    probe::OpenKeyring keyring;
    KeychainLedger ledger(keyring, clock);
    probe::Probe visit(order, std::move(password), clock, ledger);
    QObject::connect(&signals, &UnixSignals::terminationRequested, &visit,
                     [&visit](int signal) { visit.interrupt(128 + signal); });
    QObject::connect(&visit, &probe::Probe::finished, &program, &QCoreApplication::exit);
    visit.start();
    const int exitCode = QCoreApplication::exec();
    endProcessWithin(500, exitCode);
    awaitNetworkThreads();
    return exitCode;
}
