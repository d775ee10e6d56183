// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/pipe.h"

#include <cerrno>
#include <ctime>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace hmcscope::guard {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::seconds;
using std::chrono::steady_clock;

seconds timeSinceBoot()
{
    timespec now = {};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return seconds(now.tv_sec);
}

} // namespace

Pipe::Pipe(int descriptor)
    : m_descriptor(descriptor)
    , m_buffer(4 + largestFrame)
{
}

Pipe::~Pipe()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

bool Pipe::send(FrameType type, std::initializer_list<std::string_view> fields)
{
    Bytes frame;
    if (m_descriptor < 0 || !append(frame, type, fields))
        return false;
    const ssize_t sent = ::send(m_descriptor, frame.data(), frame.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent == static_cast<ssize_t>(frame.size()))
        return true;
    drop(); // half a frame cannot be made good
    return false;
}

const Frame *Pipe::receive(milliseconds limit)
{
    std::memmove(m_buffer.data(), m_buffer.data() + m_used, m_filled - m_used);
    ::explicit_bzero(m_buffer.data() + m_filled - m_used, m_used);
    m_filled -= m_used;
    m_used = 0;
    while (m_descriptor >= 0) {
        switch (parse({m_buffer.data(), m_filled}, m_frame, m_used)) {
        case Parsed::Complete:
            return &m_frame;
        case Parsed::Malformed:
            drop();
            return nullptr;
        case Parsed::Incomplete:
            if (!fill(limit))
                return nullptr;
        }
    }
    return nullptr;
}

bool Pipe::leaveAsked(milliseconds limit)
{
    if (!m_leave)
        m_leave = receive(limit) != nullptr || m_descriptor < 0;
    return m_leave;
}

void Pipe::pause(milliseconds time)
{
    const auto end = steady_clock::now() + time;
    for (milliseconds left = time; left.count() > 0;
         left = duration_cast<milliseconds>(end - steady_clock::now())) {
        if (m_descriptor < 0)
            ::poll(nullptr, 0, static_cast<int>(left.count()));
        else
            receive(left); // whatever is said: the logoff is on its way already
    }
}

seconds Pipe::goneFor() const
{
    return m_descriptor < 0 ? timeSinceBoot() - m_goneAt : seconds(0);
}

void Pipe::drop()
{
    ::close(m_descriptor);
    m_descriptor = -1;
    m_goneAt = timeSinceBoot();
}

/// False if `limit` passed; otherwise there is more to read, or the window is gone.
bool Pipe::fill(milliseconds limit)
{
    pollfd ready = {m_descriptor, POLLIN, 0};
    const int count = ::poll(&ready, 1, static_cast<int>(limit.count()));
    if (count == 0)
        return false;
    const ssize_t got =
        ::recv(m_descriptor, m_buffer.data() + m_filled, m_buffer.size() - m_filled, MSG_DONTWAIT);
    if (got > 0)
        m_filled += static_cast<std::size_t>(got);
    else if (got == 0 || (errno != EAGAIN && errno != EINTR))
        drop();
    return true;
}

} // namespace hmcscope::guard
