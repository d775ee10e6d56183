// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/transport.h"
#include "simulator/simulator.h"
#include "soak/weather.h"
#include "support/manualclock.h"

#include <QPointer>

#include <functional>
#include <memory>
#include <vector>

namespace hmcscope::test {

/// What a request came to.
struct Arrival
{
    Fate fate = Fate::Fine;
    int status = 0; ///< 0: no answer
    QByteArray body{};
    qint64 dateMs = 0;
};

/// The network between one client and a simulated HMC, in virtual time: latency and weather, no sockets.
/// Counts what goes over it.
class VirtualNet final
{
public:
    VirtualNet(simulator::Simulator &hmc, ManualClock &clock, Weather &weather)
        : m_hmc(hmc)
        , m_clock(clock)
        , m_weather(weather)
    {
    }

    using Done = std::function<void(const Arrival &)>;
    /// One exchange. `done` runs once from an alarm; nothing runs after the returned alarm is destroyed.
    std::unique_ptr<Alarm> exchange(const simulator::RequestRecord &request, qint64 deadlineMs, Done done);

    /// Questions that are under way, and how long there were any.
    void questionBegins();
    void questionEnds(qint64 beganMs, bool kept);

    ManualClock &clock() { return m_clock; }
    /// The machine sleeps: time goes on, nothing rings, and what was in flight never comes back.
    void sleep(qint64 ms);

    struct Tally
    {
        qint64 questions = 0;
        int mostInFlight = 0;
        qint64 busyMs = 0;   ///< that questions kept the HMC busy, both lanes counted together
        int spoilt = 0;      ///< exchanges that did not end well
        int logons = 0;      ///< PUTs that were sent
        int putsRefused = 0; ///< by the HMC itself
        int putsLost = 0;    ///< reached the HMC, and the answer did not come back whole
    };
    Tally tally;
    /// Called with the path of a question and the body that answered it, whole and untouched.
    std::function<void(const QByteArray &path, const QByteArray &body)> served{};

private:
    Arrival meet(const simulator::RequestRecord &request, Fate fate);

    simulator::Simulator &m_hmc;
    ManualClock &m_clock;
    Weather &m_weather;
    int m_inFlight = 0;
    int m_sleeps = 0;
    qint64 m_wokeMs = 0;
};

/// Transport over a VirtualNet: two questions in flight, deadlines, the contract of http/transport.h.
class VirtualTransport final : public Transport
{
public:
    explicit VirtualTransport(VirtualNet &net)
        : m_net(net)
    {
    }
    ~VirtualTransport() override { close(); }

    void send(const Request &request, QObject *context, AnswerCallback done) override;
    void close() override;

private:
    struct Question
    {
        Request request;
        QPointer<QObject> context;
        AnswerCallback done;
        std::unique_ptr<Alarm> deadline{};
        std::unique_ptr<Alarm> exchange{};
        qint64 beganMs = 0;
        bool kept = false; ///< the HMC busy: it answered
    };
    void startWaiting();
    void end(Question *question, const Result<Answer> &result);

    VirtualNet &m_net;
    std::vector<std::unique_ptr<Question>> m_waiting;
    std::vector<std::unique_ptr<Question>> m_running;
    bool m_closed = false;
};

} // namespace hmcscope::test
