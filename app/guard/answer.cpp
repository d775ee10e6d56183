// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/answer.h"

#include <algorithm>

namespace hmcscope::guard {

namespace {

constexpr std::size_t longestDateLine = 80;

bool startsWithName(std::string_view line, std::string_view lowerCaseName)
{
    return line.size() >= lowerCaseName.size() &&
           std::equal(lowerCaseName.begin(), lowerCaseName.end(), line.begin(),
                      [](char n, char c) { return c == n || (c >= 'A' && c <= 'Z' && c - 'A' + 'a' == n); });
}

bool isPrintable(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

} // namespace

bool takeHeader(Answer &answer, std::string_view line)
{
    answer.headers += line.size();
    if (answer.headers > largestAnswer)
        return false;
    constexpr std::string_view name = "date:";
    if (line.size() >= longestDateLine || !startsWithName(line, name))
        return true;
    std::string_view value = line.substr(name.size());
    value.remove_prefix(std::min(value.find_first_not_of(" \t"), value.size()));
    value = value.substr(0, value.find_last_not_of(" \t\r\n") + 1);
    if (isPrintable(value)) // people read it, in the end
        answer.date = value;
    return true;
}

bool takeBody(Answer &answer, std::string_view part)
{
    if (part.size() > largestAnswer - answer.body.size())
        return false;
    add(answer.body, part);
    return true;
}

} // namespace hmcscope::guard
