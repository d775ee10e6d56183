// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak/virtualguard.h"

#include <algorithm>
#include <utility>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

constexpr char logonPath[] = "/rest/api/web/Logon";
constexpr qint64 logonLimitMs = 130'000;
constexpr qint64 logoffLimitMs = 20'000;
constexpr qint64 longestPauseMs = 300'000;

/// Between the tags, without the white space that a HMC may put there.
QByteArray tokenIn(const QByteArray &body)
{
    const qsizetype tag = body.indexOf("<X-API-Session");
    const qsizetype begin = body.indexOf('>', tag);
    const qsizetype end = body.indexOf("</X-API-Session>", begin);
    if (tag < 0 || begin < 0 || end < 0)
        return {};
    QByteArray token = body.mid(begin + 1, end - begin - 1);
    return token.replace(' ', "").replace('\n', "");
}

class VirtualLink final : public GuardLink
{
public:
    explicit VirtualLink(std::function<std::shared_ptr<VirtualGuard>(GuardLink *)> begin)
        : m_guard(begin(this))
    {
    }
    ~VirtualLink() override { m_guard->leave(); }
    void logOn(const LogonOrder &order) override { m_guard->logOn(order); }
    void adopt(const AdoptionOrder &order) override { m_guard->adopt(order); }
    void logOff() override { m_guard->leave(); }

private:
    std::shared_ptr<VirtualGuard> m_guard;
};

} // namespace

simulator::RequestRecord VirtualGuard::request(const QByteArray &method, const QByteArray &path) const
{
    simulator::RequestRecord record;
    record.method = method;
    record.pathAndQuery = path;
    record.httpVersion = "HTTP/1.1";
    record.headers = {{"host", "hmc.example"}, {"accept", "*/*"}};
    if (!m_token.isEmpty())
        record.headers.append({"x-api-session", m_token});
    return record;
}

void VirtualGuard::logOn(const LogonOrder &order)
{
    simulator::RequestRecord put = request("PUT", logonPath);
    put.headers += {{"content-type", "application/vnd.ibm.powervm.web+xml; type=LogonRequest"},
                    {"x-audit-memento", order.memento}};
    put.body = "<LogonRequest><UserID>" + order.user.toUtf8() + "</UserID><Password>" +
               QByteArray(order.password.reveal().constData()) + "</Password></LogonRequest>";
    m_exchange = m_net.exchange(put, logonLimitMs, [this](const Arrival &arrival) { onLogon(arrival); });
}

void VirtualGuard::adopt(const AdoptionOrder &order)
{
    m_token = QByteArray(order.token.reveal().constData());
    if (m_window)
        Q_EMIT m_window->adopted();
}

void VirtualGuard::onLogon(const Arrival &arrival)
{
    m_token = arrival.status == 200 ? tokenIn(arrival.body) : QByteArray();
    if (!m_token.isEmpty()) {
        if (m_leaving)
            return tryLogoff();
        if (m_window)
            Q_EMIT m_window->loggedOn(Secret(QByteArray(m_token.constData())), arrival.dateMs);
        return;
    }
    m_done = true;
    if (!m_window)
        return;
    if (arrival.fate == Fate::Refused)
        Q_EMIT m_window->failed(Error{Error::Kind::ConnectionRefused});
    else if (arrival.status >= 300)
        Q_EMIT m_window->refused(arrival.status, u"no"_s);
    else
        Q_EMIT m_window->outcomeUnknown(u"the answer was lost"_s);
}

void VirtualGuard::leave()
{
    m_leaving = true;
    if (!m_token.isEmpty() && !m_done && !m_trying)
        tryLogoff();
}

void VirtualGuard::tryLogoff()
{
    m_trying = true;
    m_exchange = m_net.exchange(request("DELETE", logonPath), logoffLimitMs,
                                [this](const Arrival &arrival) { onLogoff(arrival); });
}

void VirtualGuard::onLogoff(const Arrival &arrival)
{
    if (arrival.status / 100 == 2 && (arrival.fate == Fate::Fine))
        return finish(SessionEnd::Confirmed);
    if (arrival.status != 401)
        return later(QString::number(arrival.status));
    m_exchange = m_net.exchange(request("GET", "/rest/api/uom/ManagementConsole"), logoffLimitMs,
                                [this](const Arrival &answer) { onConfirmation(answer); });
}

void VirtualGuard::onConfirmation(const Arrival &arrival)
{
    if (arrival.status == 401)
        finish(SessionEnd::AlreadyGone);
    else
        later(QString::number(arrival.status));
}

void VirtualGuard::later(const QString &why)
{
    m_exchange = m_net.clock().alarm([this] { tryLogoff(); });
    m_exchange->set(m_pauseMs);
    m_pauseMs = std::min(2 * m_pauseMs, longestPauseMs);
    if (m_window)
        Q_EMIT m_window->logoffDelayed(why);
}

void VirtualGuard::finish(SessionEnd end)
{
    m_done = true;
    if (m_window)
        Q_EMIT m_window->loggedOff(end);
}

GuardLinkFactory VirtualGuards::factory()
{
    return [this] {
        return std::make_unique<VirtualLink>([this](GuardLink *link) {
            m_guards.push_back(std::make_shared<VirtualGuard>(m_net, link));
            return m_guards.back();
        });
    };
}

int VirtualGuards::alone() const
{
    return int(std::count_if(m_guards.begin(), m_guards.end(),
                             [](const auto &guard) { return guard->isAlone() && !guard->isDone(); }));
}

int VirtualGuards::running() const
{
    return int(
        std::count_if(m_guards.begin(), m_guards.end(), [](const auto &guard) { return !guard->isDone(); }));
}

void VirtualGuards::tidy()
{
    std::erase_if(m_guards, [](const auto &guard) { return guard->isDone() && guard->isAlone(); });
}

} // namespace hmcscope::test
