// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/client.h"
#include "simulator/simulator.h"

namespace hmcscope::simulator::test {

inline const QByteArray console = "/rest/api/uom/ManagementConsole";
inline const QByteArray logon = "/rest/api/web/Logon";
inline const QString peer = QStringLiteral("192.0.2.1:4711");
inline constexpr qint64 noon = 1'790'848'800'000;

inline Client connected(const Simulator &simulator)
{
    return Client(simulator.port(), simulator.fingerprint());
}

inline RequestRecord logonBy(const QByteArray &password = "abc123", const QByteArray &user = "hscroot")
{
    return {"PUT",
            logon,
            "HTTP/1.1",
            {{"content-type", "application/vnd.ibm.powervm.web+xml; type=LogonRequest"}},
            "<LogonRequest><UserID>" + user + "</UserID><Password>" + password +
                "</Password></LogonRequest>"};
}

inline RequestRecord get(const QByteArray &path, const QByteArray &token)
{
    return {"GET", path, "HTTP/1.1", {{"x-api-session", token}}, {}};
}

/// An HMC in virtual time.
struct Virtual
{
    explicit Virtual(const Dialect &dialect)
        : simulator(Options{.dialect = dialect, .nowMs = [this] { return now; }})
    {
    }
    int logOn(const QByteArray &password = "abc123", const QByteArray &user = "hscroot")
    {
        const Simulator::Reply reply = simulator.ask(logonBy(password, user), peer);
        token = tokenIn(reply.body);
        return reply.status;
    }
    int status(const QByteArray &path = console) { return simulator.ask(get(path, token), peer).status; }
    void pass(int seconds) { now += seconds * 1000LL; }

    qint64 now = noon;
    Simulator simulator;
    QByteArray token;
};

} // namespace hmcscope::simulator::test
