// SPDX-License-Identifier: GPL-3.0-or-later
#include "soak/virtualnet.h"

#include <algorithm>
#include <utility>

namespace hmcscope::test {

namespace {

constexpr qint64 fastestMs = 150;
constexpr qint64 slowestMs = 600;
constexpr std::size_t mostInFlight = 2;

Result<Answer> resultOf(const Arrival &arrival)
{
    if (arrival.fate == Fate::Refused)
        return Error{Error::Kind::ConnectionRefused};
    if (arrival.fate == Fate::Mute)
        return Error{Error::Kind::TimedOut};
    if (arrival.status == 0)
        return Error{Error::Kind::ConnectionLost};
    if (arrival.status / 100 == 3)
        return Error{Error::Kind::Redirected, {}, arrival.status};
    return Answer{arrival.status, {}, arrival.body, arrival.dateMs};
}

} // namespace

std::unique_ptr<Alarm> VirtualNet::exchange(const simulator::RequestRecord &request, qint64 deadlineMs,
                                            Done done)
{
    if (request.method == "PUT")
        ++tally.logons;
    const Fate fate = m_weather.fate(m_clock.steadyMs());
    const bool mute = fate == Fate::Mute;
    auto alarm = m_clock.alarm([this, request, fate, sleeps = m_sleeps, done = std::move(done)] {
        done(meet(request, sleeps == m_sleeps ? fate : (m_weather.chance(0.5) ? Fate::Lost : Fate::Dropped)));
    });
    alarm->set(mute ? deadlineMs : m_weather.between(fastestMs, slowestMs));
    return alarm;
}

Arrival VirtualNet::meet(const simulator::RequestRecord &request, Fate fate)
{
    const bool arrives =
        fate == Fate::Fine || fate == Fate::Lost || fate == Fate::Garbage || fate == Fate::Truncated;
    Arrival arrival{.fate = fate};
    if (arrives) {
        const simulator::Simulator::Reply reply = m_hmc.ask(request, QStringLiteral("192.0.2.7"));
        arrival.status = reply.status;
        arrival.body = reply.body;
        arrival.dateMs = m_hmc.hmcNowMs() / 1000 * 1000;
        if (request.method == "PUT" && reply.status != 200)
            ++tally.putsRefused;
    }
    if (fate != Fate::Fine)
        ++tally.spoilt;
    if (fate == Fate::Error500 || fate == Fate::Error503)
        arrival.status = fate == Fate::Error500 ? 500 : 503;
    if (fate == Fate::Lost)
        arrival = {.fate = fate};
    if (fate == Fate::Garbage)
        arrival.body = "<html>\x01\x02 nothing that an HMC says {";
    if (fate == Fate::Truncated)
        arrival.body.truncate(arrival.body.size() / 2);
    if (request.method == "PUT" && arrives && fate != Fate::Fine)
        ++tally.putsLost;
    return arrival;
}

void VirtualNet::questionBegins()
{
    ++tally.questions;
    tally.mostInFlight = std::max(tally.mostInFlight, ++m_inFlight);
}

void VirtualNet::questionEnds(qint64 beganMs, bool kept)
{
    --m_inFlight;
    if (kept)
        tally.busyMs += m_clock.steadyMs() - std::max(beganMs, m_wokeMs);
}

void VirtualNet::sleep(qint64 ms)
{
    ++m_sleeps;
    m_clock.utc += ms;
    m_clock.steady += ms;
    m_wokeMs = m_clock.steady;
}

void VirtualTransport::send(const Request &request, QObject *context, AnswerCallback done)
{
    auto question = std::make_unique<Question>();
    question->request = request;
    question->context = context;
    question->done = std::move(done);
    Question *const asked = question.get();
    asked->deadline = m_net.clock().alarm([this, asked] { end(asked, Error{Error::Kind::TimedOut}); });
    asked->deadline->set(m_closed ? 0 : request.deadlineMs);
    m_waiting.push_back(std::move(question));
    if (m_closed)
        close();
    else
        startWaiting();
}

void VirtualTransport::startWaiting()
{
    while (m_running.size() < mostInFlight && !m_waiting.empty()) {
        m_running.push_back(std::move(m_waiting.front()));
        m_waiting.erase(m_waiting.begin());
        Question *const question = m_running.back().get();
        m_net.questionBegins();
        question->beganMs = m_net.clock().steadyMs();
        simulator::RequestRecord record;
        record.method = "GET";
        record.pathAndQuery = question->request.pathAndQuery;
        record.httpVersion = "HTTP/1.1";
        record.headers = {{"host", "hmc.example"}, {"accept", question->request.accept}};
        if (!question->request.token.isEmpty())
            record.headers.append(
                {"x-api-session", QByteArray(question->request.token.reveal().constData())});
        question->exchange =
            m_net.exchange(record, question->request.deadlineMs, [this, question](const Arrival &arrival) {
                if (arrival.fate == Fate::Fine && arrival.status == 200 && question->context && m_net.served)
                    m_net.served(question->request.pathAndQuery, arrival.body);
                question->kept = arrival.status != 0 || arrival.fate == Fate::Lost;
                end(question, resultOf(arrival));
            });
    }
}

/// Both alarms may be the one that rings: they live until the end of this.
void VirtualTransport::end(Question *question, const Result<Answer> &result)
{
    const auto isIt = [question](const std::unique_ptr<Question> &one) { return one.get() == question; };
    std::unique_ptr<Question> ended;
    for (auto *list : {&m_running, &m_waiting}) {
        const auto at = std::find_if(list->begin(), list->end(), isIt);
        if (at == list->end())
            continue;
        ended = std::move(*at);
        list->erase(at);
        if (list == &m_running)
            m_net.questionEnds(ended->beganMs, ended->kept);
    }
    if (ended->context)
        QMetaObject::invokeMethod(
            ended->context, [done = std::move(ended->done), result] { done(result); }, Qt::QueuedConnection);
    startWaiting();
}

void VirtualTransport::close()
{
    m_closed = true;
    auto waiting = std::exchange(m_waiting, {});
    while (!m_running.empty()) {
        waiting.push_back(std::move(m_running.back()));
        m_running.pop_back();
        m_net.questionEnds(waiting.back()->beganMs, waiting.back()->kept);
    }
    for (const auto &question : waiting) {
        if (question->context)
            QMetaObject::invokeMethod(
                question->context,
                [done = std::move(question->done)] { done(Error{Error::Kind::Cancelled}); },
                Qt::QueuedConnection);
    }
}

} // namespace hmcscope::test
