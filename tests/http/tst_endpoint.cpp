// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_endpoint.h"

#include "http/endpoint.h"
#include "http/trust.h"

#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

void TestEndpoint::parses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QString>("display");

    QTest::addRow("name") << u"hmc1"_s << u"hmc1"_s << 0 << u"hmc1"_s;
    QTest::addRow("name and port") << u"hmc1.example.org:12443"_s << u"hmc1.example.org"_s << 12443
                                   << u"hmc1.example.org:12443"_s;
    QTest::addRow("blanks around") << u" \thmc1:443\n"_s << u"hmc1"_s << 443 << u"hmc1:443"_s;
    QTest::addRow("underscore") << u"hmc_1"_s << u"hmc_1"_s << 0 << u"hmc_1"_s;
    QTest::addRow("rooted") << u"hmc1.example."_s << u"hmc1.example."_s << 0 << u"hmc1.example."_s;
    QTest::addRow("umlaut") << u"h\u00fctte.example:1"_s << u"h\u00fctte.example"_s << 1
                            << u"h\u00fctte.example:1"_s;
    QTest::addRow("ipv4") << u"10.0.0.7"_s << u"10.0.0.7"_s << 0 << u"10.0.0.7"_s;
    QTest::addRow("ipv4 and port") << u"10.0.0.7:65535"_s << u"10.0.0.7"_s << 65535 << u"10.0.0.7:65535"_s;
    QTest::addRow("bare ipv6") << u"fd00::1:443"_s << u"fd00::1:443"_s << 0 << u"[fd00::1:443]"_s;
    QTest::addRow("ipv6") << u"[::1]"_s << u"::1"_s << 0 << u"[::1]"_s;
    QTest::addRow("pasted") << u"https://hmc1"_s << u"hmc1"_s << 0 << u"hmc1"_s;
    QTest::addRow("pasted, with slash") << u" https://hmc1/\n"_s << u"hmc1"_s << 0 << u"hmc1"_s;
    QTest::addRow("pasted, with port") << u"HTTPS://hmc1:12443/"_s << u"hmc1"_s << 12443 << u"hmc1:12443"_s;
    QTest::addRow("pasted, ipv6") << u"https://[::1]:443/"_s << u"::1"_s << 443 << u"[::1]:443"_s;
    QTest::addRow("slash alone") << u"hmc1/"_s << u"hmc1"_s << 0 << u"hmc1"_s;
    QTest::addRow("ipv6 and port") << u"[::1]:12443"_s << u"::1"_s << 12443 << u"[::1]:12443"_s;
}

void TestEndpoint::parses()
{
    QFETCH(QString, text);
    QFETCH(QString, host);
    QFETCH(int, port);
    QFETCH(QString, display);

    const std::optional<Endpoint> endpoint = Endpoint::parse(text);
    QVERIFY(endpoint);
    QCOMPARE(endpoint->host, host);
    QCOMPARE(int(endpoint->port), port);
    QCOMPARE(endpoint->display(), display);
    QVERIFY(Endpoint::parse(endpoint->display()) == endpoint);
    QCOMPARE(Endpoint::problemOf(text), Endpoint::Problem::None);
    QVERIFY(endpoint->url("/").isValid());
}

void TestEndpoint::refuses_data()
{
    using Problem = Endpoint::Problem;
    QTest::addColumn<QString>("text");
    QTest::addColumn<Problem>("problem");
    const auto rows = [](Problem problem, const std::initializer_list<const char *> &texts) {
        for (const char *text : texts)
            QTest::addRow("'%s'", text) << QString::fromLatin1(text) << problem;
    };
    rows(Problem::Empty, {"", "  ", "https://", "https:///", "/"});
    rows(Problem::Scheme, {"http://hmc1", "ssh://hmc1:22", "://hmc1", "hmc1://"});
    rows(Problem::UserInfo, {"user@hmc1", "user:pw@hmc1", "https://user:pw@hmc1/", "hmc1/@x"});
    rows(Problem::Path, {"https://hmc1/rest", "https://hmc1//", "hmc1/rest", "hmc1:12443/rest", "hmc1?x",
                         "hmc1#x", "hmc1\\x", "https:/hmc1", "https://https://hmc1"});
    rows(Problem::Port,
         {"hmc1:", "hmc1:0", "hmc1:65536", "hmc1:99999", "hmc1:-1", "hmc1:+443", "hmc1:12 443", "hmc1:abc",
          "https://hmc1:99999/", "[::1]443", "[::1]:", "[::1]:0", "[::1]:443:443"});
    rows(Problem::Host, {"hmc 1", ":443", ".", "hmc..1", ".hmc1", "-hmc", "hmc-", "1.2.3", "1.2.3.4.5",
                         "010.0.0.1", "256.1.1.1", "[]", "[::1", "::1]", "[hmc1]", "[10.0.0.7]",
                         "fe80::1%eth0", "fd00::1:12443", "hm%63"});
    QTest::addRow("long name") << QString(254, u'a') << Problem::Host;
    QTest::addRow("long label") << QString(64, u'a') << Problem::Host;
    QTest::addRow("NUL in an IPv6 address") << u"c::0"_s + QChar(u'\0') + u']' << Problem::Host;
}

void TestEndpoint::refuses()
{
    QFETCH(QString, text);
    QFETCH(Endpoint::Problem, problem);
    QVERIFY(!Endpoint::parse(text));
    QCOMPARE(Endpoint::problemOf(text), problem);
}

void TestEndpoint::urlStaysOnTheEndpoint()
{
    const Endpoint endpoint{u"::1"_s, 12443};
    QCOMPARE(endpoint.url("/rest/a%20b?Type=Energy&x=%2F").toEncoded(),
             QByteArray("https://[::1]:12443/rest/a%20b?Type=Energy&x=%2F"));
    for (const QByteArray &path : {QByteArray("//evil.example/x"), QByteArray("/@evil.example/"),
                                   QByteArray("/:1/../..//evil"), QByteArray("/?@evil.example:1/")}) {
        const QUrl url = endpoint.url(path);
        QCOMPARE(url.host(), u"::1"_s);
        QCOMPARE(url.port(), 12443);
        QCOMPARE(url.scheme(), u"https"_s);
        QVERIFY(url.userInfo().isEmpty());
    }
}

void TestEndpoint::brokenPathIsNoUrl()
{
    const Endpoint endpoint{u"hmc1"_s, 443};
    QVERIFY(!endpoint.url("/a#b").hasFragment());
    QVERIFY(!endpoint.url("/a b").isValid());
    QVERIFY(!endpoint.url("/a%zz").isValid());
}

void TestEndpoint::fingerprintIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    const QString plain = QString(u"0123456789abcdef"_s).repeated(4);
    QString pairs;
    for (qsizetype i = 0; i < plain.size(); i += 2)
        pairs += (i ? u":"_s : QString()) + plain.mid(i, 2).toUpper();
    QString blanks = pairs;
    blanks.replace(u':', u' ');

    QTest::addRow("plain") << plain << true;
    QTest::addRow("pairs") << pairs << true;
    QTest::addRow("blanks") << u"  "_s + blanks + u'\n' << true;
    QTest::addRow("SHA256:") << u"SHA256:"_s + pairs << true;
    QTest::addRow("openssl") << u"sha256 Fingerprint="_s + pairs << true;
    QTest::addRow("two lines") << pairs.left(47) + u'\n' + pairs.mid(47) << true;
    QTest::addRow("empty") << QString() << false;
    QTest::addRow("short") << plain.chopped(1) << false;
    QTest::addRow("long") << plain + u'0' << false;
    QTest::addRow("not hex") << u'g' + plain.mid(1) << false;
    QTest::addRow("other digits") << u'\u0661' + plain.mid(1) << false;
    QTest::addRow("SHA1") << u"SHA1:"_s + plain << false;
    QTest::addRow("other separator") << plain.left(32) + u'-' + plain.mid(32) << false;
}

void TestEndpoint::fingerprintIsRead()
{
    QFETCH(QString, text);
    QFETCH(bool, good);
    const std::optional<QByteArray> sha256 = parseFingerprint(text);
    QCOMPARE(sha256.has_value(), good);
    if (good)
        QCOMPARE(*sha256, QByteArray::fromHex(QByteArray("0123456789abcdef").repeated(4)));
}

void TestEndpoint::fingerprintIsWritten()
{
    const QByteArray sha256 = QByteArray::fromHex(QByteArray("0a1b2c3d4e5f6071").repeated(4));
    const QString text = formatFingerprint(sha256);
    QVERIFY(text.startsWith(u"0A:1B:2C:"_s));
    QCOMPARE(text.size(), 95);
    QVERIFY(parseFingerprint(text) == sha256);
}

} // namespace hmcscope::test
