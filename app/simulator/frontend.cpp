// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/frontend.h"

#include "simulator/encoding.h"
#include "simulator/errors.h"
#include "simulator/restapi.h"

namespace hmcscope::simulator {

namespace {

constexpr qsizetype recordLimit = 10'000;

bool isLogonPath(const RequestRecord &request)
{
    return request.pathAndQuery.startsWith("/rest/api/web/Logon");
}

/// Answers of a rule that replace the HMC's own.
Answer spoiltAnswer(const Fault &fault, const RequestRecord &request, const QString &peer, const Hmc &hmc)
{
    if (fault.action == Fault::Action::Redirect)
        return {.status = fault.status, .headers = {{"Location", fault.text}}};
    if (fault.action == Fault::Action::Body) {
        const bool json = fault.text.startsWith('{') || fault.text.startsWith('[');
        return {.contentType = json ? "application/json" : "application/atom+xml", .body = fault.text};
    }
    Problem problem = usualProblem(fault.status);
    if (!fault.text.isEmpty())
        problem.message = fault.text;
    return errorDocument(problem, request, peer, hmc);
}

Simulator::Reply::End endOf(Fault::Action action)
{
    using End = Simulator::Reply::End;
    switch (action) {
    case Fault::Action::Drop:
    case Fault::Action::DropAfter:
        return End::Closed;
    case Fault::Action::Reset:
        return End::Reset;
    case Fault::Action::Truncate:
        return End::Truncated;
    case Fault::Action::Garbage:
        return End::Garbage;
    case Fault::Action::Hang:
        return End::Never;
    default:
        return End::Complete;
    }
}

} // namespace

Fault FrontEnd::arrive(const RequestRecord &request)
{
    Counters &counters = m_hmc.sessions.counters();
    if (request.method == "GET")
        ++counters.gets;
    if (request.method == "GET" && request.header("x-api-session").isEmpty() &&
        request.header("cookie").isEmpty())
        ++counters.unauthenticated;
    if (request.method == "PUT" && isLogonPath(request))
        ++counters.puts;
    else if (request.method == "DELETE" && isLogonPath(request))
        ++counters.deletes;
    if (m_requests.size() >= recordLimit)
        m_requests.removeFirst();
    m_requests.append(request);
    return m_faults.take(request);
}

int FrontEnd::delayMs(const RequestRecord &request, const Fault &fault) const
{
    if (request.method == "PUT" && isLogonPath(request))
        return fault.delayMs + m_hmc.options.logonDelayMs;
    if (request.method == "DELETE" && isLogonPath(request))
        return fault.delayMs + m_hmc.options.logoffDelayMs;
    return fault.delayMs + (request.method == "GET" ? m_hmc.options.dialect.answerDelayMs : 0);
}

Answer FrontEnd::perform(const RequestRecord &request, const QString &peer, const Fault &fault)
{
    Answer answer = Faults::happens(fault.action) ? answerTo(m_hmc, request, peer)
                                                  : spoiltAnswer(fault, request, peer, m_hmc);
    if (request.method == "PUT" && isLogonPath(request) && answer.status >= 400)
        ++m_hmc.sessions.counters().refusedLogons;
    const bool pcm = request.pathAndQuery.startsWith("/rest/api/pcm/");
    answer.headers = frontEndHeaders(m_hmc.clock, pcm) + answer.headers;
    if (m_hmc.options.dialect.gzip && pcm)
        encode(answer, request);
    if (m_hmc.options.dialect.closeOnErrors && answer.status >= 400)
        answer.close = true;
    return answer;
}

Simulator::Reply FrontEnd::ask(const RequestRecord &request, const QString &peer)
{
    using End = Simulator::Reply::End;
    const Fault fault = arrive(request);
    Simulator::Reply reply{.end = endOf(fault.action)};
    if (reply.end == End::Never)
        return reply;
    reply.delayMs = delayMs(request, fault) + fault.delayAfterMs;
    const Answer answer = perform(request, peer, fault);
    if (reply.end == End::Complete || reply.end == End::Truncated) {
        reply.status = answer.status;
        reply.contentType = answer.contentType;
        reply.headers = answer.headers;
        reply.body = reply.end == End::Complete ? answer.body : answer.body.left(answer.body.size() / 2);
    }
    return reply;
}

} // namespace hmcscope::simulator
