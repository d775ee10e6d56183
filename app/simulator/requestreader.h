// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

namespace hmcscope::simulator {

/// Takes the bytes of one connection apart into requests. Limits: 64 KiB of head, 1 MiB of body.
class RequestReader final
{
public:
    enum class Outcome {
        NeedMore,
        NeedMoreAfterContinue, ///< the client waits for "100 Continue" before it sends the body; told once
        Complete,
        Bad, ///< answer badStatus() and close
    };

    void append(const QByteArray &bytes) { m_buffer += bytes; }
    Outcome next(RequestRecord *request);
    int badStatus() const { return m_badStatus; }
    bool isEmpty() const { return m_buffer.isEmpty(); }

private:
    Outcome readHead();
    Outcome bad(int status);
    int lengthProblem();

    QByteArray m_buffer;
    RequestRecord m_request;
    bool m_headRead = false;
    bool m_continueTold = false;
    qsizetype m_length = 0;
    int m_badStatus = 0;
};

} // namespace hmcscope::simulator
