// SPDX-License-Identifier: GPL-3.0-or-later
// One straight line from top to bottom.
#include "guard/guarding.h"

#include "guard/https.h"
#include "guard/logonxml.h"
#include "guard/patience.h"
#include "guard/pipe.h"

#include <algorithm>
#include <optional>

namespace hmcscope::guard {

using namespace std::chrono_literals;

namespace {

constexpr const char *logonPath = "/rest/api/web/Logon";

struct Order
{
    Console console;
    std::string mementoLine;
    std::optional<Bytes> logonBody;
};

struct OpenSession
{
    Console console;
    std::string mementoLine;
    Bytes token;
};

/// The window must be of the same build: nothing secret passes before.
bool sameBuild(Pipe &pipe)
{
    pipe.send(FrameType::Hello, {HMCSCOPE_BUILD_ID});
    const Frame *frame = pipe.receive();
    if (!frame)
        return false;
    if (frame->is(FrameType::Hello, 1) && frame->fields[0] == HMCSCOPE_BUILD_ID)
        return true;
    pipe.send(FrameType::Failed, {codeField(Failure::OtherBuild), HMCSCOPE_BUILD_ID});
    return false;
}

bool isHeaderText(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// The first four fields of either order.
Console consoleOf(const Frame &frame)
{
    Console console;
    console.host = frame.fields[0];
    console.port = frame.fields[1];
    console.trust = static_cast<Trust>(frame.fields[2][0]);
    console.rule = frame.fields[3];
    return console;
}

std::string mementoLine(std::string_view memento)
{
    return "X-Audit-Memento: " + std::string(memento);
}

std::optional<Order> logonOrder(const Frame &frame)
{
    if (!frame.is(FrameType::LogOn, 7) || frame.fields[2].size() != 1 || !isHeaderText(frame.fields[6]))
        return std::nullopt;
    return Order{consoleOf(frame), mementoLine(frame.fields[6]), logonBody(frame.fields[4], frame.fields[5])};
}

/// A session that another guard, or another run of the program, has opened.
std::optional<OpenSession> adoptionOrder(const Frame &frame)
{
    if (!frame.is(FrameType::Adopt, 7) || frame.fields[2].size() != 1 || !isToken(frame.fields[4]) ||
        !isHeaderText(frame.fields[5]))
        return std::nullopt;
    OpenSession session{consoleOf(frame), mementoLine(frame.fields[5]), {}};
    session.console.address = frame.fields[6];
    add(session.token, frame.fields[4]);
    return session;
}

void reportWithoutToken(Pipe &pipe, const Answer &answer)
{
    const int kind = answer.status / 100;
    const bool gatewayGaveUp =
        answer.status == 502 || answer.status == 504; // the HMC behind it may have gone on
    if (!answer.sent) {
        pipe.send(FrameType::Failed, {codeField(answer.failure), answer.detail});
    } else if (answer.complete && kind == 3) {
        pipe.send(FrameType::Refused, {std::to_string(answer.status), "redirect"});
    } else if (answer.complete && (kind == 4 || kind == 5) && !gatewayGaveUp) {
        pipe.send(FrameType::Refused, {std::to_string(answer.status), errorMessage(view(answer.body))});
    } else {
        const std::string status = answer.status ? "status " + std::to_string(answer.status) : std::string();
        pipe.send(FrameType::Unknown, {answer.complete ? status : answer.detail});
    }
}

/// Sends the logon, once. From the first byte on it waits for the answer whatever becomes of the window.
std::optional<OpenSession> logOn(Pipe &pipe, Order order)
{
    if (!order.logonBody) {
        pipe.send(FrameType::Failed, {codeField(Failure::Unencodable), ""});
        return std::nullopt;
    }
    if (pipe.leaveAsked(0ms)) {
        pipe.send(FrameType::Failed, {codeField(Failure::Cancelled), ""});
        return std::nullopt;
    }
    const Answer answer =
        ask(order.console,
            {"PUT",
             logonPath,
             {"Content-Type: application/vnd.ibm.powervm.web+xml; type=LogonRequest",
              "Accept: application/vnd.ibm.powervm.web+xml; type=LogonResponse", order.mementoLine},
             view(*order.logonBody),
             10s,
             130s});
    forget(*order.logonBody);
    // A whole token in half an answer is a session all the same.
    std::optional<Bytes> token = answer.status / 100 == 2 ? sessionToken(view(answer.body)) : std::nullopt;
    if (!token) {
        reportWithoutToken(pipe, answer);
        return std::nullopt;
    }
    order.console.address = answer.address;
    // Also where the end is wished already: should this guard die, the window still knows what to end.
    pipe.send(FrameType::Token, {view(*token), answer.date, answer.address});
    return OpenSession{order.console, order.mementoLine, std::move(*token)};
}

/// The HMC does not know the token: 401, or it shows the way to its login page.
bool disowns(const Answer &answer)
{
    return answer.status == 401 || answer.status / 100 == 3;
}

struct Attempt
{
    std::optional<Ending> ending; ///< none: the session may live on
    bool sent = false;            ///< the console was reached
    std::string detail;           ///< why there is no ending
};

Attempt tryLogOff(const OpenSession &session)
{
    constexpr std::string_view name = "X-API-Session: ";
    Bytes tokenLine;
    tokenLine.reserve(name.size() + session.token.size());
    add(tokenLine, name);
    add(tokenLine, view(session.token));
    const auto askWithToken = [&](const char *method, const char *path) {
        return ask(session.console,
                   {method, path, {view(tokenLine), session.mementoLine, "Accept: */*"}, {}, 5s, 20s});
    };

    const Answer answer = askWithToken("DELETE", logonPath);
    if (answer.status == 200 || answer.status == 202 || answer.status == 204)
        return {Ending::Confirmed, true, {}};
    // One such answer proves nothing; the second one comes from another part of the console.
    if (disowns(answer) && disowns(askWithToken("GET", "/rest/api/uom/ManagementConsole")))
        return {Ending::AlreadyGone, true, {}};
    return {{}, answer.sent, answer.status ? "status " + std::to_string(answer.status) : answer.detail};
}

/// Until it is done, or for a day after the window has gone. Where the console does not answer at the address
/// it had at the logon, its name is asked for, and so on in turn: it may have moved, and names may be gone.
void logOff(Pipe &pipe, OpenSession session)
{
    std::string otherAddress; // none: by name
    Patience patience;
    for (;;) {
        const Attempt attempt = tryLogOff(session);
        if (attempt.ending) {
            pipe.send(FrameType::LoggedOff, {codeField(*attempt.ending)});
            return;
        }
        pipe.send(FrameType::Retrying, {attempt.detail});
        if (!attempt.sent)
            session.console.address.swap(otherAddress);
        const auto pause = patience.next(pipe.goneFor());
        if (!pause)
            return;
        pipe.pause(*pause);
    }
}

/// The session to guard, by the one order that the window gives.
std::optional<OpenSession> openSession(Pipe &pipe)
{
    const Frame *frame = pipe.receive();
    if (!frame)
        return std::nullopt;
    if (std::optional<Order> order = logonOrder(*frame))
        return logOn(pipe, std::move(*order));
    std::optional<OpenSession> session = adoptionOrder(*frame);
    if (session)
        pipe.send(FrameType::Adopted, {});
    return session;
}

} // namespace

void guardOneSession(int descriptor)
{
    Pipe pipe(descriptor);
    if (!sameBuild(pipe))
        return;
    std::optional<OpenSession> session = openSession(pipe);
    if (!session)
        return;
    while (!pipe.leaveAsked(Pipe::forever)) {
    }
    logOff(pipe, std::move(*session));
}

} // namespace hmcscope::guard
