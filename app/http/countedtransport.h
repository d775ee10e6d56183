// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/transport.h"

#include <functional>
#include <memory>

namespace hmcscope {

/// Another transport, with a word for every question that is handed to it.
class CountedTransport final : public Transport
{
    Q_OBJECT
public:
    CountedTransport(std::unique_ptr<Transport> carrier, std::function<void()> counted)
        : m_carrier(std::move(carrier))
        , m_counted(std::move(counted))
    {
    }

    void send(const Request &request, QObject *context, AnswerCallback done) override
    {
        m_counted();
        m_carrier->send(request, context, std::move(done));
    }
    void close() override { m_carrier->close(); }

private:
    std::unique_ptr<Transport> m_carrier;
    std::function<void()> m_counted;
};

} // namespace hmcscope
