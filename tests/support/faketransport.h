// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"
#include "http/transport.h"
#include "http/trust.h"

#include <QList>
#include <QPointer>

#include <memory>
#include <utility>

namespace hmcscope::test {

/// One request that a fake transport took, with the token as it was then.
struct SentRequest
{
    Request request;
    QByteArray token;
    QPointer<QObject> context;
    AnswerCallback done; ///< null once answered
};

/// A transport without a network: the test answers. It keeps the contract: never from inside send(), nothing
/// to a dead context, Cancelled for what is open at close().
class FakeTransport final : public Transport
{
public:
    void send(const Request &request, QObject *context, AnswerCallback done) override
    {
        sent.append({request, QByteArray(request.token.reveal().constData()), context, std::move(done)});
        if (closed)
            cancel(sent.size() - 1);
    }
    void close() override
    {
        closed = true;
        for (qsizetype i = 0; i < sent.size(); ++i)
            cancel(i);
    }

    void answer(qsizetype index, const Result<Answer> &result)
    {
        const AnswerCallback done = std::exchange(sent[index].done, nullptr);
        if (done && sent[index].context)
            done(result);
    }
    void answer(qsizetype index, int status, const QByteArray &body = {})
    {
        answer(index, Answer{status, {}, body, 0});
    }
    void answerLast(int status, const QByteArray &body = {}) { answer(sent.size() - 1, status, body); }

    QList<SentRequest> sent;
    bool closed = false;

private:
    void cancel(qsizetype index)
    {
        SentRequest &open = sent[index];
        AnswerCallback done = std::exchange(open.done, nullptr);
        if (done && open.context)
            QMetaObject::invokeMethod(
                open.context, [done = std::move(done)] { done(Error{Error::Kind::Cancelled}); },
                Qt::QueuedConnection);
    }
};

/// Makes transports and remembers them with what they were made for.
struct FakeTransports
{
    struct Made
    {
        QPointer<FakeTransport> transport;
        Endpoint endpoint;
        TrustRule trust;
    };
    std::shared_ptr<QList<Made>> made = std::make_shared<QList<Made>>();

    auto factory() const
    {
        return [made = made](const Endpoint &endpoint, const TrustRule &trust) -> std::unique_ptr<Transport> {
            auto transport = std::make_unique<FakeTransport>();
            made->append({transport.get(), endpoint, trust});
            return transport;
        };
    }
    FakeTransport *current() const { return made->isEmpty() ? nullptr : made->last().transport.data(); }
};

} // namespace hmcscope::test
