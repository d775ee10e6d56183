// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardlink.h"
#include "soak/virtualnet.h"

#include <memory>
#include <vector>

namespace hmcscope::test {

/// What a guard process does, in virtual time: one logon; then the logoff, again and again until it is
/// answered, also without its window.
class VirtualGuard final
{
public:
    VirtualGuard(VirtualNet &net, GuardLink *window)
        : m_net(net)
        , m_window(window)
    {
    }

    void logOn(const LogonOrder &order);
    void adopt(const AdoptionOrder &order);
    void leave(); ///< as soon as there is a session
    bool isDone() const { return m_done; }
    bool isAlone() const { return !m_window; }

private:
    void onLogon(const Arrival &arrival);
    void tryLogoff();
    void onLogoff(const Arrival &arrival);
    void onConfirmation(const Arrival &arrival);
    void later(const QString &why);
    void finish(SessionEnd end);
    simulator::RequestRecord request(const QByteArray &method, const QByteArray &path) const;

    VirtualNet &m_net;
    QPointer<GuardLink> m_window;
    std::unique_ptr<Alarm> m_exchange;
    QByteArray m_token;
    qint64 m_pauseMs = 250;
    bool m_leaving = false;
    bool m_trying = false;
    bool m_done = false;
};

/// All guards that were ever started and still have something to do.
class VirtualGuards final
{
public:
    explicit VirtualGuards(VirtualNet &net)
        : m_net(net)
    {
    }
    GuardLinkFactory factory();
    /// Guards whose window has gone, and which have not ended their session yet.
    int alone() const;
    int running() const;
    /// Takes those away that are done. Not from within one of their alarms.
    void tidy();

private:
    VirtualNet &m_net;
    std::vector<std::shared_ptr<VirtualGuard>> m_guards;
};

} // namespace hmcscope::test
