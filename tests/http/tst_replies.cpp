// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_replies.h"

#include "http/replies.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

void TestReplies::dates_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("ms");
    QTest::addRow("fixdate") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << qint64(784111777000);
    QTest::addRow("today") << QByteArray("Mon, 23 Nov 2026 22:44:16 GMT") << qint64(1795473856000);
    QTest::addRow("absent") << QByteArray() << qint64(0);
    QTest::addRow("no zone") << QByteArray("Sun, 06 Nov 1994 08:49:37") << qint64(0);
    QTest::addRow("other zone") << QByteArray("Sun, 06 Nov 1994 08:49:37 CET") << qint64(0);
    QTest::addRow("no such day") << QByteArray("Sun, 31 Nov 1994 08:49:37 GMT") << qint64(0);
    QTest::addRow("nonsense") << QByteArray("yesterday GMT") << qint64(0);
}

void TestReplies::dates()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, ms);
    QCOMPARE(parseHttpDate(text), ms);
}

void TestReplies::pathsAreDescribedWithoutValues()
{
    QCOMPARE(describePath("/rest/api/x"), u"/rest/api/x"_s);
    QCOMPARE(describePath("/x?Type=Energy&token=abc&flag"), u"/x?Type=&token=&="_s);
    QCOMPARE(describePath("/x?"), u"/x?="_s);
    QCOMPARE(describePath("/a\r\nb"), u"/a??b"_s);
}

} // namespace hmcscope::test
