// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_turnstile.h"

#include "http/asking.h"
#include "http/turnstile.h"

#include <vector>

namespace hmcscope::test {

using namespace Qt::StringLiterals;
using Kind = Error::Kind;

namespace {

/// A peer that answers when the test says so, and some windows that ask it.
struct Crowd
{
    explicit Crowd(int windows)
    {
        peer.handler = [this](const TlsPeer::Seen &, QSslSocket *socket) {
            held.append(socket);
            most = qMax(most, held.size());
        };
        Turnstiles turnstiles;
        for (int i = 0; i < windows; ++i)
            transports.push_back(std::make_unique<NetworkTransport>(endpointOf(peer), pinOf(certificate()),
                                                                    turnstiles.at(endpointOf(peer))));
    }

    OutcomePointer<Answer> ask(int window, int deadlineMs = 60'000)
    {
        Request request;
        request.pathAndQuery = '/' + QByteArray::number(window);
        request.deadlineMs = deadlineMs;
        return test::ask(*transports[size_t(window)], request, &context);
    }
    void answerOne() { held.takeFirst()->write(TlsPeer::answer(200, "ok")); }
    /// Which window the question number `index` came from, as it arrived.
    QByteArray asked(qsizetype index) const { return peer.requests.at(index).path(); }

    TlsPeer peer{certificate()};
    QList<QPointer<QSslSocket>> held;
    qsizetype most = 0;
    std::vector<std::unique_ptr<NetworkTransport>> transports;
    QObject context;
};

} // namespace

void TestTurnstile::oneTurnstilePerEndpoint()
{
    Turnstiles turnstiles;
    const std::shared_ptr<Turnstile> one = turnstiles.at({u"hmc1.example"_s, 443});
    QCOMPARE(turnstiles.at({u"HMC1.example"_s, 443}), one);
    QVERIFY(turnstiles.at({u"hmc1.example"_s, 12443}) != one);
    QVERIFY(turnstiles.at({u"hmc2.example"_s, 443}) != one);
}

void TestTurnstile::twoInFlightOverAllTransports()
{
    Crowd crowd(5);
    QList<OutcomePointer<Answer>> outcomes;
    for (int round = 0; round < 4; ++round) {
        for (int window = 0; window < 5; ++window)
            outcomes += crowd.ask(window);
    }
    for (int answered = 0; answered < 20; ++answered) {
        QTRY_COMPARE(crowd.peer.requests.size(), qMin(20, answered + 2));
        crowd.answerOne();
    }
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QTRY_VERIFY(outcome->isValue());
    QCOMPARE(crowd.most, qsizetype(2));
    QVERIFY(crowd.peer.connections <= 10); // kept per window, two at most
}

void TestTurnstile::turnsAreFair()
{
    Crowd crowd(3);
    QList<OutcomePointer<Answer>> outcomes;
    for (int i = 0; i < 6; ++i)
        outcomes += crowd.ask(0); // one with a lot to ask
    QTRY_COMPARE(crowd.peer.requests.size(), 2);
    outcomes += crowd.ask(1);
    outcomes += crowd.ask(2);
    for (int answered = 0; answered < 8; ++answered) {
        QTRY_COMPARE(crowd.peer.requests.size(), qMin(8, answered + 2));
        crowd.answerOne();
    }
    QCOMPARE(crowd.asked(2), "/1"); // before the four that asked earlier
    QCOMPARE(crowd.asked(3), "/2");
    for (const OutcomePointer<Answer> &outcome : outcomes)
        QTRY_VERIFY(outcome->isValue());
}

void TestTurnstile::closingLetsTheOthersIn()
{
    Crowd crowd(2);
    crowd.ask(0);
    crowd.ask(0);
    QTRY_COMPARE(crowd.peer.requests.size(), 2);
    const OutcomePointer<Answer> other = crowd.ask(1);
    crowd.held.clear();
    crowd.transports[0]->close();
    QTRY_COMPARE(crowd.held.size(), 1);
    crowd.answerOne();
    QTRY_VERIFY(other->isValue());
}

void TestTurnstile::dyingLetsTheOthersIn()
{
    Crowd crowd(2);
    crowd.ask(0);
    crowd.ask(0);
    QTRY_COMPARE(crowd.peer.requests.size(), 2);
    const OutcomePointer<Answer> other = crowd.ask(1);
    crowd.held.clear();
    crowd.transports[0].reset();
    QTRY_COMPARE(crowd.held.size(), 1);
    crowd.answerOne();
    QTRY_VERIFY(other->isValue());
}

void TestTurnstile::waitingForATurnMeetsTheDeadline()
{
    Crowd crowd(2);
    crowd.ask(0);
    crowd.ask(0);
    QTRY_COMPARE(crowd.peer.requests.size(), 2);
    const OutcomePointer<Answer> late = crowd.ask(1, 50);
    QTRY_VERIFY(late->isError(Kind::TimedOut));
    crowd.answerOne();
    const OutcomePointer<Answer> next = crowd.ask(1); // whoever gave up takes nobody's place
    QTRY_COMPARE(crowd.peer.requests.size(), 3);
    crowd.held.takeLast()->write(TlsPeer::answer(200, "ok"));
    QTRY_VERIFY(next->isValue());
}

} // namespace hmcscope::test
