// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/framestest.h"

#include "guard/frames.h"
#include "hmc/guardframes.h"

#include <QTest>

#include <string>

namespace hmcscope::test {

using namespace guard;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

} // namespace

void FramesTest::bringsEveryFieldBack()
{
    const std::string everyByte = [] {
        std::string bytes;
        for (int i = 0; i < 256; ++i)
            bytes += static_cast<char>(i);
        return bytes;
    }();
    QByteArray wire;
    QVERIFY(append(wire, FrameType::LogOn, {"", everyByte, "last"}));
    Frame frame;
    std::size_t used = 0;
    QCOMPARE(parse(view(wire), frame, used), Parsed::Complete);
    QCOMPARE(used, static_cast<std::size_t>(wire.size()));
    QVERIFY(frame.is(FrameType::LogOn, 3));
    QVERIFY(frame.fields[0].empty());
    QVERIFY(frame.fields[1] == everyByte);
    QVERIFY(frame.fields[2] == "last");
}

void FramesTest::waitsForTheWholeFrame()
{
    QByteArray wire;
    QVERIFY(append(wire, FrameType::Token, {"token", "date"}));
    Frame frame;
    std::size_t used = 0;
    for (qsizetype size = 0; size < wire.size(); ++size)
        QCOMPARE(parse(view(wire.left(size)), frame, used), Parsed::Incomplete);
}

void FramesTest::takesOneFrameAtATime()
{
    QByteArray wire;
    QVERIFY(append(wire, FrameType::Hello, {"a"}));
    const qsizetype first = wire.size();
    QVERIFY(append(wire, FrameType::LogOff, {}));
    Frame frame;
    std::size_t used = 0;
    QCOMPARE(parse(view(wire), frame, used), Parsed::Complete);
    QCOMPARE(used, static_cast<std::size_t>(first));
    wire.remove(0, first);
    QCOMPARE(parse(view(wire), frame, used), Parsed::Complete);
    QVERIFY(frame.is(FrameType::LogOff, 0));
}

void FramesTest::refusesHostileBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("no type") << QByteArray("\0\0\0\0", 4);
    QTest::addRow("one more than the largest") << QByteArray("\0\1\0\1", 4);
    QTest::addRow("four gigabytes") << QByteArray("\xff\xff\xff\xff", 4);
    QTest::addRow("field longer than its frame") << QByteArray("\0\0\0\6T\0\0\0\2x", 10);
    QTest::addRow("field of four gigabytes") << QByteArray("\0\0\0\6T\xff\xff\xff\xffx", 10);
    QTest::addRow("half a field length") << QByteArray("\0\0\0\3T\0\0", 7);
    QTest::addRow("more fields than there are") << QByteArray("\0\0\0\x25T", 5) + QByteArray(36, '\0');
}

void FramesTest::refusesHostileBytes()
{
    QFETCH(QByteArray, bytes);
    Frame frame;
    std::size_t used = 0;
    QCOMPARE(parse(view(bytes), frame, used), Parsed::Malformed);
    QCOMPARE(used, std::size_t(0));
}

void FramesTest::refusesToWriteWhatItWouldNotRead()
{
    QByteArray wire;
    QVERIFY(!append(wire, FrameType::LogOn, {std::string(largestFrame, 'x')}));
    QVERIFY(!append(wire, FrameType::LogOn, {"", "", "", "", "", "", "", "", ""}));
    QVERIFY(wire.isEmpty());
    QVERIFY(append(wire, FrameType::LogOn, {std::string(largestFrame - 5, 'x')}));
    Frame frame;
    std::size_t used = 0;
    QCOMPARE(parse(view(wire), frame, used), Parsed::Complete);
}

void FramesTest::anAdoptionHasItsFieldsInOrder()
{
    const AdoptionOrder order{{QStringLiteral("b\u00fccher.example"), 12443},
                              {TrustRule::Kind::Pin, {}, QByteArray(32, 'p')},
                              Secret(QByteArray("token")),
                              "memento",
                              "192.0.2.1"};
    QByteArray wire;
    QVERIFY(appendOrder(wire, order));
    Frame frame;
    std::size_t used = 0;
    QCOMPARE(parse(view(wire), frame, used), Parsed::Complete);
    QVERIFY(frame.is(FrameType::Adopt, 7));
    const std::string pin(32, 'p');
    const std::string trust = "p";
    const std::string_view expected[] = {
        "xn--bcher-kva.example", "12443", trust, pin, "token", "memento", "192.0.2.1"};
    for (std::size_t i = 0; i < 7; ++i)
        QVERIFY2(frame.fields[i] == expected[i], expected[i].data());
}

void FramesTest::anOrderThatIsTooLargeIsNone()
{
    AdoptionOrder order;
    order.token = Secret(QByteArray(qsizetype(largestFrame), 'x'));
    QByteArray wire;
    QVERIFY(!appendOrder(wire, order));
    QVERIFY(wire.isEmpty());
}

} // namespace hmcscope::test
