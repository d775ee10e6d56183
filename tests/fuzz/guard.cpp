// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/answer.h"
#include "guard/frames.h"
#include "guard/logonxml.h"

#include "fuzz/targets.h"
#include "hmc/guardframes.h"

#include <QXmlStreamReader>

#include <algorithm>
#include <vector>

namespace hmcscope::fuzz {

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QString read(const QByteArray &body, QLatin1String element)
{
    QXmlStreamReader reader(body);
    while (!reader.atEnd()) {
        if (reader.readNextStartElement() && reader.name() == element)
            return reader.readElementText();
    }
    return {};
}

/// User and password, cut from the input at its first NUL, come back from the document as they went in.
void requireLogonBody(const QByteArray &input)
{
    const qsizetype cut = std::max<qsizetype>(input.indexOf('\0'), 0);
    const QByteArray user = input.left(cut);
    const QByteArray password = input.mid(cut);
    const auto body = guard::logonBody(view(user), view(password));
    if (!body)
        return;
    const QByteArray document(body->data(), static_cast<qsizetype>(body->size()));
    require(read(document, QLatin1String("UserID")).toUtf8() == user, "the user comes back");
    require(read(document, QLatin1String("Password")).toUtf8() == password, "the password comes back");
}

/// Hands over headers, a line at a time, to the empty one, which ends them. What is behind it, nothing where
/// there is none.
std::string_view takeHeaders(guard::Answer &answer, std::string_view text)
{
    while (!text.empty()) {
        const std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
        text.remove_prefix(line.size());
        const bool taken = guard::takeHeader(answer, line);
        require(taken == (answer.headers <= guard::largestAnswer), "headers are bounded");
        if (!taken)
            return {};
        if (line == "\n" || line == "\r\n")
            break;
    }
    return text;
}

void takeBody(guard::Answer &answer, std::string_view body, std::size_t largestPart)
{
    while (!body.empty()) {
        const std::string_view part = body.substr(0, largestPart);
        body.remove_prefix(part.size());
        const std::size_t before = answer.body.size();
        const bool taken = guard::takeBody(answer, part);
        require(answer.body.size() == before + (taken ? part.size() : 0), "a part is taken as a whole");
        require(answer.body.size() <= guard::largestAnswer, "a body is bounded");
        if (!taken) {
            require(before + part.size() > guard::largestAnswer, "what fits is taken");
            return;
        }
        require(std::equal(part.begin(), part.end(), answer.body.end() - qsizetype(part.size())),
                "a body stays as it came");
    }
}

} // namespace

/// As libcurl hands it over. The first byte says in how large parts the body comes, and how often all of it
/// does: an input is much smaller than the bounds.
void answer(const QByteArray &input)
{
    if (input.isEmpty())
        return;
    const auto shape = static_cast<unsigned char>(input.front());
    const std::string_view text = view(input).substr(1);
    guard::Answer answer;
    for (unsigned rounds = 1U << (shape & 7U); rounds > 0 && answer.headers <= guard::largestAnswer; --rounds)
        takeBody(answer, takeHeaders(answer, text), std::size_t(1) << (shape >> 4U));
    require(answer.date.size() < 80, "a date is bounded");
    require(std::all_of(answer.date.begin(), answer.date.end(), [](char c) { return c >= ' ' && c <= '~'; }),
            "a date is one line of printable characters");
    const qint64 ms = msOfDate(answer.date);
    require(ms >= -62'135'596'800'000 && ms < 253'402'300'800'000, "a date lies in the years 1 to 9999");
}

void logonXml(const QByteArray &input)
{
    const auto token = guard::sessionToken(view(input));
    if (token) {
        require(!token->empty() && token->size() <= 4096, "a token has 1 to 4096 characters");
        require(std::none_of(token->begin(), token->end(),
                             [](char c) { return c <= ' ' || c == ':' || c == '<' || c > '~'; }),
                "a token fits in a header");
    }
    const std::string message = guard::errorMessage(view(input));
    require(message.size() <= 500, "a message is bounded");
    require(QString::fromStdString(message).toStdString() == message, "a message is UTF-8");
    require(message.find_first_of("\r\n\t") == std::string::npos, "a message is one line");
    if (input.size() <= 1024) // nobody types more
        requireLogonBody(input);
}

void frames(const QByteArray &input)
{
    std::string_view rest = view(input);
    guard::Frame frame;
    std::size_t used = 0;
    while (guard::parse(rest, frame, used) == guard::Parsed::Complete) {
        require(used >= 5 && used <= rest.size(), "a frame is a part of what was read");
        require(frame.count <= guard::mostFields, "fields are counted");
        std::size_t wire = 5;
        for (std::size_t i = 0; i < frame.count; ++i) {
            require(frame.fields[i].data() >= rest.data() + 5 &&
                        frame.fields[i].data() + frame.fields[i].size() <= rest.data() + used,
                    "a field lies in its frame");
            wire += 4 + frame.fields[i].size();
        }
        require(wire == used, "nothing of a frame is left over");
        std::vector<char> again;
        require(guard::append(again, frame.type,
                              {frame.fields[0], frame.fields[1], frame.fields[2], frame.fields[3],
                               frame.fields[4], frame.fields[5], frame.fields[6], frame.fields[7]}) ||
                    wire + 4 * (guard::mostFields - frame.count) > guard::largestFrame,
                "what was read can be written");
        rest.remove_prefix(used);
    }
    require(used == 0, "an unfinished frame uses nothing");
}

} // namespace hmcscope::fuzz
