// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/framestest.h"

#include "guard/frames.h"

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

} // namespace hmcscope::test
