// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardprocess.h"
#include "simulator/simulator.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

#include <memory>

#include <csignal>
#include <unistd.h>

namespace hmcscope::test {

using simulator::Fault;
using simulator::Simulator;

/// The usual order: the simulator's own user, its certificate pinned.
inline LogonOrder orderFor(const Simulator &hmc)
{
    LogonOrder order;
    order.endpoint = {.host = QStringLiteral("127.0.0.1"), .port = hmc.port()};
    order.trust.kind = TrustRule::Kind::Pin;
    order.trust.pin = hmc.fingerprint();
    order.user = QStringLiteral("hscroot");
    order.password = Secret(QByteArray("abc123"));
    order.memento = "hmcscope/0.1.0 12345678";
    return order;
}

/// What takes over the session that `token` opened.
inline AdoptionOrder adoptionFor(const Simulator &hmc, const QByteArray &token)
{
    const LogonOrder logon = orderFor(hmc);
    return {logon.endpoint, logon.trust, Secret(QByteArray(token.constData(), token.size())), logon.memento,
            "127.0.0.1"};
}

/// A guard's link with an ear on every signal. The ears outlive the link.
struct Link
{
    explicit Link(const QString &program = {})
        : Link(std::make_unique<GuardProcess>(program))
    {
    }
    explicit Link(std::unique_ptr<GuardLink> made)
        : process(std::move(made))
    {
    }
    /// Number of answers to logOn() so far.
    qsizetype answers() const
    {
        return loggedOn.count() + refused.count() + failed.count() + unknown.count();
    }
    QByteArray token() const { return loggedOn.value(0).value(0).value<Secret>().reveal(); }
    Error error() const { return failed.value(0).value(0).value<Error>(); }
    SessionEnd end() const { return loggedOff.value(0).value(0).value<SessionEnd>(); }

    std::unique_ptr<GuardLink> process;
    QSignalSpy loggedOn{process.get(), &GuardLink::loggedOn};
    QSignalSpy refused{process.get(), &GuardLink::refused};
    QSignalSpy failed{process.get(), &GuardLink::failed};
    QSignalSpy unknown{process.get(), &GuardLink::outcomeUnknown};
    QSignalSpy adopted{process.get(), &GuardLink::adopted};
    QSignalSpy loggedOff{process.get(), &GuardLink::loggedOff};
    QSignalSpy delayed{process.get(), &GuardLink::logoffDelayed};
    QSignalSpy lost{process.get(), &GuardLink::lost};
};

/// Guards of this very program that are running: each test begins and ends with none.
inline QList<pid_t> runningGuards()
{
    QList<pid_t> guards;
    const QStringList processes = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs);
    for (const QString &process : processes) {
        QFile stat(QStringLiteral("/proc/%1/stat").arg(process));
        if (!stat.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = stat.readAll(); // pid (name) state parent ...
        const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
        const bool runs = fields.value(0) != "Z" && fields.value(0) != "X";
        if (line.contains("(hmcscope-guard)") && runs && fields.value(1).toInt() == ::getpid())
            guards.append(process.toInt());
    }
    return guards;
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Requests of one method as they arrived.
inline QList<simulator::RequestRecord> requestsBy(const Simulator &hmc, const QByteArray &method)
{
    QList<simulator::RequestRecord> found;
    const QList<simulator::RequestRecord> all = hmc.requests();
    for (const simulator::RequestRecord &request : all) {
        if (request.method == method)
            found.append(request);
    }
    return found;
}

} // namespace hmcscope::test
