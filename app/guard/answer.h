// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guard/bytes.h"
#include "guard/frames.h"

#include <string>
#include <string_view>

namespace hmcscope::guard {

inline constexpr std::size_t largestAnswer = 64 * 1024; ///< of the body, and of the headers

/// What came back for one request.
struct Answer
{
    bool sent = false;     ///< the first byte of the request may have left
    bool complete = false; ///< status, headers and body are all here
    int status = 0;        ///< 0: none
    Bytes body;
    std::size_t headers = 0;             ///< size of all of them
    std::string date;                    ///< Date header: printable ASCII, less than 80 bytes
    std::string address;                 ///< of the console
    Failure failure = Failure::Internal; ///< where not complete
    std::string detail;
};

/// One header as it came, with its line break. False if there are too many: the answer is to be broken off.
bool takeHeader(Answer &answer, std::string_view line);
/// The next part of the body. False if it becomes too large: nothing of the part is taken.
bool takeBody(Answer &answer, std::string_view part);

} // namespace hmcscope::guard
