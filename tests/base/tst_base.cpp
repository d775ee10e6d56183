// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/tst_base.h"

#include "base/clock.h"
#include "base/logging.h"
#include "base/result.h"
#include "base/secret.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

void TestBase::secretEmptiesItsSource()
{
    QByteArray source("hunter2", 7);
    const Secret secret(std::move(source));
    QVERIFY(source.isEmpty()); // NOLINT(bugprone-use-after-move): what is tested
    QCOMPARE(secret.reveal(), QByteArray("hunter2"));
    QVERIFY(Secret(QByteArray()).isEmpty());
}

void TestBase::secretLeavesSharedBytesAlone()
{
    QByteArray bytes("hunter2", 7);
    const QByteArray shared = bytes;
    Secret secret(std::move(bytes));
    QCOMPARE(shared, QByteArray("hunter2"));
    secret.wipe();
    QCOMPARE(shared, QByteArray("hunter2"));
    Secret literal(QByteArrayLiteral("in read-only memory")); // writing there would crash
    literal.wipe();
    QVERIFY(literal.isEmpty());
}

void TestBase::copiesShareOneBuffer()
{
    Secret first(QByteArray("hunter2", 7));
    const Secret second = first;
    // Shares the buffer, as it should not: so it shows the overwriting.
    // NOLINTNEXTLINE(performance-unnecessary-copy-initialization)
    const QByteArray window = second.reveal();
    first.wipe();
    QVERIFY(first.isEmpty());
    QVERIFY(second.isEmpty());
    QCOMPARE(window, QByteArray(7, '\0'));
}

void TestBase::lastCopyOverwrites()
{
    QByteArray window;
    {
        const Secret outer(QByteArray("hunter2", 7));
        window = outer.reveal();
        {
            // NOLINTNEXTLINE(performance-unnecessary-copy-initialization): what is tested
            const Secret inner = outer;
        }
        QCOMPARE(window, QByteArray("hunter2"));
    }
    QCOMPARE(window, QByteArray(7, '\0'));
}

void TestBase::resultHoldsOneOfTwo()
{
    const Result<int> good = 7;
    QVERIFY(bool(good));
    QCOMPARE(*good, 7);
    const Result<int> bad = Error{Error::Kind::TimedOut, u"late"_s};
    QVERIFY(!bad);
    QVERIFY((bad.error() == Error{Error::Kind::TimedOut, u"late"_s}));
}

void TestBase::steadyClockNeverGoesBack()
{
    const SystemClock clock;
    qint64 before = clock.steadyMs();
    QVERIFY(before > 0);
    for (int i = 0; i < 10'000; ++i) {
        const qint64 now = clock.steadyMs();
        QVERIFY(now >= before);
        before = now;
    }
    QVERIFY(clock.utcMs() > 1'700'000'000'000);
}

void TestBase::logIsRedacted_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::addRow("nothing") << u"GET /rest/api/uom 200 12 B 3 ms"_s << u"GET /rest/api/uom 200 12 B 3 ms"_s;
    QTest::addRow("header") << u"X-API-Session: abc123"_s << u"X-API-Session: [redacted]"_s;
    QTest::addRow("element") << u"<X-API-Session k=\"1\">ab\n c=</X-API-Session>"_s
                             << u"<X-API-Session k=\"1\">[redacted]</X-API-Session>"_s;
    QTest::addRow("password element")
        << u"<Password kb=\"x\">abc</Password>"_s << u"<Password kb=\"x\">[redacted]</Password>"_s;
    QTest::addRow("password") << u"user=joe password=abc123, ok"_s << u"user=joe password=[redacted], ok"_s;
    QTest::addRow("quoted") << u"\"password\": \"a b c\""_s << u"\"password\": [redacted]"_s;
    QTest::addRow("bearer") << u"Authorization: Basic YWJjOmRlZg=="_s << u"Authorization: [redacted]"_s;
    // What an HMC hands out has 236 characters: URL-safe base64. Here are its error documents, which echo it.
    const QString token = u"tKVhm4YD0bS0qjaYuXI8b2ZbOvh8MlGV1I-_"_s.repeated(7).left(235) + u'=';
    QTest::addRow("token") << u"got "_s + token + u" there"_s << u"got [redacted] there"_s;
    QTest::addRow("echoed header")
        << u"<RequestHeaders>{x-api-session="_s + token + u", host=h}</RequestHeaders>"_s
        << u"<RequestHeaders>{x-api-session=[redacted], host=h}</RequestHeaders>"_s;
    QTest::addRow("escaped element")
        << u"&lt;web:X-API-Session k=\"1\"&gt;"_s + token + u"&lt;/web:X-API-Session&gt;"_s
        << u"&lt;web:X-API-Session k=\"1\"&gt;[redacted]&lt;/web:X-API-Session&gt;"_s;
    for (const QString &end : {u"\n"_s, u"\r\n    "_s, u"\\n"_s, u"&#13;"_s}) {
        QString folded = token;
        for (int at : {228, 152, 76})
            folded.insert(at, end);
        QTest::addRow("folded by %d characters %d", int(end.size()), int(end.at(0).unicode()))
            << u"token: "_s + folded << u"token: [redacted]"_s;
        QTest::addRow("folded and nameless by %d characters %d", int(end.size()), int(end.at(0).unicode()))
            << u"got "_s + folded + end + u"and more words"_s
            << u"got [redacted]"_s + end + u"and more words"_s;
    }
    QTest::addRow("json") << u"{\"user\":\"joe\", \"password\":\"a \\\"b c\", \"token\":\""_s + token +
                                 u"\"}"_s
                          << u"{\"user\":\"joe\", \"password\":[redacted], \"token\":[redacted]}"_s;
    QTest::addRow("page") << u"<html><body><pre>Cookie: JSESSIONID=0000ab; CCFWSESSION=cd</pre><p>sorry</p>"_s
                          << u"<html><body><pre>Cookie: [redacted]</pre><p>sorry</p>"_s;
    QTest::addRow("two") << u"pwd='a b' PASSWD : x"_s << u"pwd=[redacted] PASSWD : [redacted]"_s;
    QTest::addRow("empty element") << u"<Password/><a>b</a>"_s << u"<Password/><a>b</a>"_s;
    QTest::addRow("other names") << u"<PasswordPolicy>strict</PasswordPolicy> tokens: 7"_s
                                 << u"<PasswordPolicy>strict</PasswordPolicy> tokens: 7"_s;
    QTest::addRow("long and dense") << u"got "_s + QString(60, u'a') << u"got [redacted]"_s;
    const QString path =
        u"/rest/api/pcm/ManagedSystem/e7974439-b0a3-3b54-9bf9-39d9bfd1dd26/processed/"
        u"ManagedSystem_e7974439-b0a3-3b54-9bf9-39d9bfd1dd26_20150525T035930_20150525T040000_30.json"_s;
    QTest::addRow("path of the HMC") << path << path;
}

void TestBase::logIsRedacted()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(redacted(text), expected);
}

} // namespace hmcscope::test
