// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/networktransport.h"
#include "support/tlspeer.h"

#include <QTest>

#include <memory>
#include <optional>

namespace hmcscope::test {

inline constexpr qint64 mebibyte = 1024 * 1024;

/// The peer's, made once: a key costs time.
inline const TestCertificate &certificate()
{
    static const TestCertificate made = makeCertificate();
    return made;
}

/// What came back, and how often.
template <typename T>
struct Outcome
{
    int count = 0;
    std::optional<Result<T>> result;

    bool isValue() const { return result && bool(*result); }
    bool isError(Error::Kind kind) const { return result && !*result && result->error().kind == kind; }
    const T &value() const { return result->value(); }
    const Error &error() const { return result->error(); }
};

template <typename T>
using OutcomePointer = std::shared_ptr<Outcome<T>>;

template <typename T>
std::function<void(Result<T>)> into(const OutcomePointer<T> &outcome)
{
    return [outcome](const Result<T> &result) {
        ++outcome->count;
        outcome->result = result;
    };
}

inline OutcomePointer<Answer> ask(Transport &transport, const Request &request, QObject *context)
{
    auto outcome = std::make_shared<Outcome<Answer>>();
    transport.send(request, context, into(outcome));
    return outcome;
}

/// Asks and waits for the answer.
inline Outcome<Answer> answerTo(Transport &transport, const Request &request)
{
    QObject context;
    const OutcomePointer<Answer> outcome = ask(transport, request, &context);
    if (!QTest::qWaitFor([&] { return outcome->count > 0; }, 10'000))
        QTest::qFail("no answer", __FILE__, __LINE__);
    return *outcome;
}

inline Endpoint endpointOf(const TlsPeer &peer)
{
    return {QStringLiteral("127.0.0.1"), peer.port()};
}

inline TrustRule pinOf(const TestCertificate &certificate)
{
    return {TrustRule::Kind::Pin, {}, certificate.sha256()};
}

} // namespace hmcscope::test
