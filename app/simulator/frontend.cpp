// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/frontend.h"

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
Answer spoiltAnswer(const Fault &fault, const RequestRecord &request, const QString &peer,
                    const HmcClock &clock)
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
    return errorDocument(problem, request, peer, clock);
}

} // namespace

Fault FrontEnd::arrive(const RequestRecord &request)
{
    Counters &counters = m_hmc.sessions.counters();
    if (request.method == "GET")
        ++counters.gets;
    else if (request.method == "PUT" && isLogonPath(request))
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
                                                  : spoiltAnswer(fault, request, peer, m_hmc.clock);
    answer.headers =
        frontEndHeaders(m_hmc.clock, request.pathAndQuery.startsWith("/rest/api/pcm/")) + answer.headers;
    return answer;
}

} // namespace hmcscope::simulator
