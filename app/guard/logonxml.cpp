// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/logonxml.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

namespace hmcscope::guard {

namespace {

constexpr std::size_t longestToken = 4096;
constexpr std::size_t longestMessage = 500;
constexpr std::string_view blanks = " \t\r\n";

/// Length in bytes of the character at the start of `text`, 0 if it is not UTF-8 of a character that XML 1.0
/// knows.
std::size_t xmlCharacter(std::string_view text)
{
    const auto byte = [text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80)
        return lead >= 0x20 || lead == '\t' || lead == '\n' || lead == '\r' ? 1 : 0;
    const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() < size)
        return 0;
    std::uint32_t code = lead & (0x7fU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return 0;
        code = code << 6 | (byte(i) & 0x3f);
    }
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xd800 && code <= 0xdfff;
    return code < smallest[size] || code > 0x10ffff || surrogate || code == 0xfffe || code == 0xffff ? 0
                                                                                                     : size;
}

struct Entity
{
    std::string_view written;
    char meant;
};
constexpr Entity entities[] = {{"&amp;", '&'},   {"&lt;", '<'},  {"&gt;", '>'},   {"&quot;", '"'},
                               {"&apos;", '\''}, {"&#9;", '\t'}, {"&#10;", '\n'}, {"&#13;", '\r'}};

bool addEscaped(Bytes &out, std::string_view text)
{
    while (!text.empty()) {
        const std::size_t size = xmlCharacter(text);
        if (size == 0)
            return false;
        const auto *const entity = std::find_if(std::begin(entities), std::end(entities),
                                                [text](const Entity &e) { return e.meant == text[0]; });
        add(out, entity != std::end(entities) ? entity->written : text.substr(0, size));
        text.remove_prefix(size);
    }
    return true;
}

/// One tag and the text behind it, as far as the next tag.
struct Tag
{
    std::string_view name; ///< local
    bool closing = false;
    bool empty = false; ///< <name/>
    std::string_view text;
};

/// The next tag of `xml`, which is shortened by it; comments, declarations and the like are passed over.
bool nextTag(std::string_view &xml, Tag &tag)
{
    for (;;) {
        xml.remove_prefix(std::min(xml.find('<'), xml.size()));
        const bool comment = xml.substr(0, 4) == "<!--";
        const std::size_t end = xml.find(comment ? "-->" : ">");
        if (end == std::string_view::npos)
            return false;
        std::string_view inside = xml.substr(1, end - 1);
        xml.remove_prefix(end + (comment ? 3 : 1));
        if (inside.empty() || inside[0] == '!' || inside[0] == '?')
            continue;
        tag.closing = inside[0] == '/';
        tag.empty = inside.back() == '/';
        inside.remove_prefix(tag.closing ? 1 : 0);
        inside = inside.substr(0, inside.find_first_of(" \t\r\n/"));
        tag.name = inside.substr(inside.find(':') == std::string_view::npos ? 0 : inside.find(':') + 1);
        tag.text = xml.substr(0, xml.find('<'));
        return true;
    }
}

/// Text of the first element of that local name that has text only and is closed, not within an echo of the
/// request.
std::string_view elementText(std::string_view xml, std::string_view name)
{
    std::string_view echo;
    Tag tag;
    Tag next;
    for (bool more = nextTag(xml, tag); more; tag = next) {
        more = nextTag(xml, next);
        const bool startsEcho = tag.name == "RequestHeaders" || tag.name == "RequestBody";
        if (!echo.empty())
            echo = tag.closing && tag.name == echo ? std::string_view() : echo;
        else if (startsEcho && !tag.closing && !tag.empty)
            echo = tag.name;
        else if (more && tag.name == name && !tag.closing && next.closing && next.name == name)
            return tag.text;
    }
    return {};
}

/// Entities as the characters that they stand for, in one pass: "&amp;lt;" is "&lt;".
std::string resolved(std::string_view raw)
{
    std::string text;
    while (!raw.empty()) {
        const auto *const entity =
            std::find_if(std::begin(entities), std::end(entities),
                         [raw](const Entity &e) { return raw.starts_with(e.written); });
        const bool known = entity != std::end(entities);
        text.push_back(known ? entity->meant : raw.front());
        raw.remove_prefix(known ? entity->written.size() : 1);
    }
    return text;
}

/// For people: entities resolved, one line, anything that is not UTF-8 replaced, bounded.
std::string readable(std::string_view raw)
{
    const std::string text = resolved(raw.substr(0, 4 * longestMessage));
    std::string line;
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t size = xmlCharacter(rest);
        const bool blank = size == 1 && blanks.find(rest[0]) != std::string_view::npos;
        const std::string_view part = size == 0 ? "?" : blank ? " " : rest.substr(0, size);
        if (line.size() + part.size() > longestMessage)
            break;
        if (!blank || (!line.empty() && line.back() != ' '))
            line += part;
        rest.remove_prefix(std::max<std::size_t>(size, 1));
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

bool isTokenCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("_=+/.-").find(c) != std::string_view::npos;
}

} // namespace

std::optional<Bytes> logonBody(std::string_view user, std::string_view password)
{
    Bytes body;
    body.reserve(512 + 6 * (user.size() + password.size())); // no half-grown copies of the password
    add(body, R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<LogonRequest xmlns="http://www.ibm.com/xmlns/systems/power/firmware/web/mc/2012_10/" schemaVersion="V1_0">
  <UserID>)");
    const bool userFits = addEscaped(body, user);
    add(body, "</UserID>\n  <Password>");
    const bool passwordFits = addEscaped(body, password);
    add(body, "</Password>\n</LogonRequest>\n");
    if (!userFits || !passwordFits)
        return std::nullopt;
    return body;
}

bool isToken(std::string_view text)
{
    return !text.empty() && text.size() <= longestToken &&
           std::all_of(text.begin(), text.end(), isTokenCharacter);
}

std::optional<Bytes> sessionToken(std::string_view xml)
{
    const std::string_view text = elementText(xml, "X-API-Session");
    Bytes token;
    token.reserve(text.size()); // no half-grown copies
    std::copy_if(text.begin(), text.end(), std::back_inserter(token),
                 [](char c) { return blanks.find(c) == std::string_view::npos; });
    if (!isToken(view(token)))
        return std::nullopt;
    return token;
}

std::string errorMessage(std::string_view xml)
{
    const std::string message = readable(elementText(xml, "Message"));
    return message.empty() ? readable(elementText(xml, "ReasonCode")) : message;
}

} // namespace hmcscope::guard
