// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/answertest.h"

#include "guard/answer.h"
#include "hmc/guardframes.h"

#include <QTest>

#include <string>

namespace hmcscope::test {

using guard::Answer;
using guard::largestAnswer;
using guard::takeBody;
using guard::takeHeader;

void AnswerTest::takesTheDate_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("date");
    const QByteArray date = "Mon, 23 Nov 2026 22:44:16 GMT";
    QTest::addRow("usual") << "Date: " + date + "\r\n" << date;
    QTest::addRow("any case, blanks around") << "dAtE:\t " + date + " \t\r\n" << date;
    QTest::addRow("no blank, no line break") << "date:" + date << date;
    QTest::addRow("nothing") << QByteArray("Date:\r\n") << QByteArray();
    QTest::addRow("blanks") << QByteArray("Date: \t \r\n") << QByteArray();
    QTest::addRow("another header") << "X-Date: " + date + "\r\n" << QByteArray();
    QTest::addRow("79 bytes") << "Date: " + QByteArray(71, 'x') + "\r\n" << QByteArray(71, 'x');
    QTest::addRow("80 bytes") << "Date: " + QByteArray(72, 'x') + "\r\n" << QByteArray();
    QTest::addRow("two lines") << "Date: " + date + "\rX: y\r\n" << QByteArray();
    QTest::addRow("acts on a terminal") << "Date: " + date + "\x1b[2J\r\n" << QByteArray();
    QTest::addRow("NUL") << "Date: " + QByteArray(3, '\0') + "\r\n" << QByteArray();
    QTest::addRow("not ASCII") << QByteArray("Date: 23. M\xc3\xa4rz\r\n") << QByteArray();
}

void AnswerTest::takesTheDate()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, date);
    Answer answer;
    QVERIFY(takeHeader(answer, line.toStdString()));
    QCOMPARE(QByteArray::fromStdString(answer.date), date);
}

void AnswerTest::headersAreBounded()
{
    Answer answer;
    const std::string line(1024, 'x');
    for (std::size_t taken = 0; taken < largestAnswer; taken += line.size())
        QVERIFY(takeHeader(answer, line));
    QVERIFY(!takeHeader(answer, "\n"));
    QVERIFY(!takeHeader(answer, "Date: x\r\n"));
    QVERIFY(answer.date.empty());
}

void AnswerTest::bodyIsBounded()
{
    Answer answer;
    QVERIFY(takeBody(answer, "<a>"));
    QVERIFY(takeBody(answer, std::string(largestAnswer - 4, 'x')));
    QVERIFY(!takeBody(answer, "yz"));
    QCOMPARE(answer.body.size(), largestAnswer - 1); // nothing of it
    QVERIFY(takeBody(answer, "y"));
    QVERIFY(!takeBody(answer, "z"));
    QVERIFY(guard::view(answer.body).starts_with("<a>x") && guard::view(answer.body).ends_with("xy"));
}

void AnswerTest::dateIsAMoment_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("ms");
    QTest::addRow("usual") << QByteArray("Mon, 23 Nov 2026 22:44:16 GMT") << qint64(1'795'473'856'000);
    QTest::addRow("none") << QByteArray() << qint64(0);
    QTest::addRow("words") << QByteArray("yesterday") << qint64(0);
    QTest::addRow("another zone") << QByteArray("Mon, 23 Nov 2026 22:44:16 +0100") << qint64(0);
    QTest::addRow("no such day") << QByteArray("Tue, 31 Feb 2026 22:44:16 GMT") << qint64(0);
    QTest::addRow("five-digit year") << QByteArray("Mon, 23 Nov 12026 22:44:16 GMT") << qint64(0);
}

void AnswerTest::dateIsAMoment()
{
    QFETCH(QByteArray, date);
    QFETCH(qint64, ms);
    QCOMPARE(msOfDate(date.toStdString()), ms);
}

} // namespace hmcscope::test
