// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "guard/bytes.h"
#include "guard/frames.h"

#include <chrono>

namespace hmcscope::guard {

/// The guard's end of the socket pair. End-of-file, an error or nonsense all mean the same: the window is
/// gone.
class Pipe
{
public:
    static constexpr std::chrono::milliseconds forever{-1};

    explicit Pipe(int descriptor); ///< takes it over
    ~Pipe();
    Pipe(const Pipe &) = delete;
    Pipe &operator=(const Pipe &) = delete;

    /// Never blocks. False if the window is gone or does not read any more.
    bool send(FrameType type, std::initializer_list<std::string_view> fields);
    /// The next frame, valid until the next call; null after `limit` or when the window is gone.
    const Frame *receive(std::chrono::milliseconds limit = forever);
    /// True as soon as the window wants the session ended or is gone; after the order there is nothing else
    /// to say.
    bool leaveAsked(std::chrono::milliseconds limit);
    /// Waits, watching for the window's end.
    void pause(std::chrono::milliseconds time);
    /// Time since the window went, also counted while the machine slept; zero while it is there.
    std::chrono::seconds goneFor() const;

private:
    void drop();
    bool fill(std::chrono::milliseconds limit);

    int m_descriptor;
    bool m_leave = false;
    std::chrono::seconds m_goneAt{0};
    Bytes m_buffer;
    std::size_t m_filled = 0;
    std::size_t m_used = 0; ///< of the frame that was handed out last
    Frame m_frame;
};

} // namespace hmcscope::guard
