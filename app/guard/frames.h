// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wire format between window and guard: std only, no memory of its own, so that each side decides where
// secret bytes lie. Any change here changes the build id.
//
// frame := length (4 bytes, big endian, of what follows, at most largestFrame), type (1 byte), fields
// field := length (4 bytes, big endian), bytes

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace hmcscope::guard {

inline constexpr int pipeDescriptor = 3; ///< where the guard finds its end of the socket pair
inline constexpr std::size_t largestFrame = 64 * 1024;
inline constexpr std::size_t mostFields = 8;

/// Fields are text unless said otherwise.
enum class FrameType : char {
    Hello = 'H', ///< both ways, first: build id
    LogOn =
        'L', ///< to the guard: host, port, Trust (1 byte), CA file or pin (32 bytes), user, password, memento
    Adopt = 'A',  ///< to the guard, in place of LogOn: host, port, Trust (1 byte), CA file or pin (32 bytes),
                  ///< token, memento, address of the console (numeric, empty where unknown)
    LogOff = 'Q', ///< to the guard: no fields
    Token = 'T',  ///< from the guard: token, Date header of the answer (empty where absent), address of the
                  ///< console
    Adopted = 'K',   ///< from the guard: it holds the token; no fields
    Refused = 'R',   ///< status, the HMC's own words
    Failed = 'F',    ///< Failure (1 byte), detail: nothing was sent
    Unknown = 'U',   ///< detail: a session may exist
    Retrying = 'W',  ///< detail of an attempt to log off that did not succeed
    LoggedOff = 'D', ///< Ending (1 byte)
};

enum class Trust : char { Authorities = 'a', CaFile = 'f', Pin = 'p' };

enum class Ending : char { Confirmed = 'c', AlreadyGone = 'g' };

enum class Failure : char {
    Cancelled = 'c', ///< asked to leave before anything was sent
    OtherBuild = 'b',
    NameNotFound = 'n',
    ConnectionRefused = 'r',
    Unreachable = 'u',
    ConnectionLost = 'l',
    TimedOut = 't',
    Tls = 's',
    CertificateUntrusted = 'x',
    CertificateChanged = 'y',
    CaFile = 'f',      ///< the file of authorities cannot be read
    Unencodable = 'e', ///< user or password has a character that XML cannot carry
    Internal = 'i',
};

/// Views into the buffer that was parsed.
struct Frame
{
    FrameType type{};
    std::size_t count = 0;
    std::array<std::string_view, mostFields> fields{};

    bool is(FrameType wanted, std::size_t wantedFields) const
    {
        return type == wanted && count == wantedFields;
    }
};

enum class Parsed { Complete, Incomplete, Malformed };

inline std::size_t lengthAt(std::string_view bytes)
{
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
        length = length << 8 | static_cast<unsigned char>(bytes[i]);
    return length;
}

/// Reads the first frame of `bytes`. `used` is its size on the wire when it is complete, else 0.
inline Parsed parse(std::string_view bytes, Frame &frame, std::size_t &used)
{
    frame = {};
    used = 0;
    if (bytes.size() < 4)
        return Parsed::Incomplete;
    const std::size_t length = lengthAt(bytes);
    if (length < 1 || length > largestFrame)
        return Parsed::Malformed;
    if (bytes.size() - 4 < length)
        return Parsed::Incomplete;
    frame.type = static_cast<FrameType>(bytes[4]);
    std::string_view rest = bytes.substr(5, length - 1);
    while (!rest.empty()) {
        if (rest.size() < 4 || frame.count == mostFields || rest.size() - 4 < lengthAt(rest))
            return Parsed::Malformed;
        frame.fields[frame.count] = rest.substr(4, lengthAt(rest));
        rest.remove_prefix(4 + frame.fields[frame.count].size());
        ++frame.count;
    }
    used = 4 + length;
    return Parsed::Complete;
}

/// Appends a frame to `out` (a std::vector<char>, a QByteArray, ...). False, and nothing appended, if it is
/// too large.
template <typename Buffer>
bool append(Buffer &out, FrameType type, std::initializer_list<std::string_view> fields)
{
    std::size_t length = 1;
    for (const std::string_view field : fields) {
        if (field.size() > largestFrame)
            return false;
        length += 4 + field.size();
    }
    if (length > largestFrame || fields.size() > mostFields)
        return false;
    out.reserve(out.size() +
                static_cast<decltype(out.size())>(4 + length)); // secrets leave no half-grown copies
    const auto putLength = [&out](std::size_t value) {
        for (const int shift : {24, 16, 8, 0})
            out.push_back(static_cast<char>(value >> shift & 0xff));
    };
    putLength(length);
    out.push_back(static_cast<char>(type));
    for (const std::string_view field : fields) {
        putLength(field.size());
        for (const char byte : field)
            out.push_back(byte);
    }
    return true;
}

/// A field of one byte for an enumerator.
template <typename Code>
std::string_view codeField(const Code &code)
{
    static_assert(sizeof(Code) == 1);
    return {reinterpret_cast<const char *>(&code), 1};
}

} // namespace hmcscope::guard
