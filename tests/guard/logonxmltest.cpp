// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/logonxmltest.h"

#include "guard/logonxml.h"

#include <QTest>
#include <QXmlStreamReader>

namespace hmcscope::test {

using namespace guard;

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<std::size_t>(bytes.size())};
}

QByteArray bytesOf(std::string_view text)
{
    return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

void LogonXmlTest::escapes()
{
    const QByteArray user = "a<b>&\"c'd";
    const QByteArray password = "\xc3\xa4\t\xf0\x9f\x94\x91\r\n]]>";
    const auto body = logonBody(view(user), view(password));
    QVERIFY(body.has_value());
    QXmlStreamReader xml(bytesOf(guard::view(*body)));
    QByteArray readUser;
    QByteArray readPassword;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == u"UserID")
            readUser = xml.readElementText().toUtf8();
        else if (xml.isStartElement() && xml.name() == u"Password")
            readPassword = xml.readElementText().toUtf8();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(readUser, user);
    QCOMPARE(readPassword, password);
}

void LogonXmlTest::refusesWhatXmlCannotCarry_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addRow("NUL") << QByteArray("a\0b", 3);
    QTest::addRow("control") << QByteArray("a\x01");
    QTest::addRow("escape") << QByteArray("\x1b[2J");
    QTest::addRow("lone continuation") << QByteArray("\x80");
    QTest::addRow("overlong") << QByteArray("\xc0\xaf");
    QTest::addRow("overlong in three") << QByteArray("\xe0\x80\xaf");
    QTest::addRow("cut") << QByteArray("\xe2\x82");
    QTest::addRow("surrogate") << QByteArray("\xed\xa0\x80");
    QTest::addRow("U+FFFE") << QByteArray("\xef\xbf\xbe");
    QTest::addRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
}

void LogonXmlTest::refusesWhatXmlCannotCarry()
{
    QFETCH(QByteArray, text);
    QVERIFY(!logonBody(view(text), "abc").has_value());
    QVERIFY(!logonBody("abc", view(text)).has_value());
}

void LogonXmlTest::findsTheToken_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("token");
    QTest::addRow("plain") << QByteArray("<A><X-API-Session>aZ09_=+/.-</X-API-Session></A>")
                           << QByteArray("aZ09_=+/.-");
    QTest::addRow("broken over lines")
        << QByteArray("<A>\n <X-API-Session kb=\"ROR\">\n  abc\r\n\t def\n </X-API-Session></A>")
        << QByteArray("abcdef");
    QTest::addRow("prefixed") << QByteArray("<w:A><w:X-API-Session\nkxe='false'>abc</w:X-API-Session></w:A>")
                              << QByteArray("abc");
    QTest::addRow("not the one in a comment")
        << QByteArray("<!-- <X-API-Session>no</X-API-Session> --><X-API-Session>yes</X-API-Session>")
        << QByteArray("yes");
    QTest::addRow("not the echo") << QByteArray("<RequestHeaders><X-API-Session>no</X-API-Session></"
                                                "RequestHeaders><X-API-Session>yes</X-API-Session>")
                                  << QByteArray("yes");
    QTest::addRow("longest") << "<X-API-Session>" + QByteArray(4096, 'x') + "</X-API-Session>"
                             << QByteArray(4096, 'x');
}

void LogonXmlTest::findsTheToken()
{
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, token);
    const auto found = sessionToken(view(xml));
    QVERIFY(found.has_value());
    QCOMPARE(bytesOf(guard::view(*found)), token);
}

void LogonXmlTest::refusesBadTokens_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addRow("nothing") << QByteArray();
    QTest::addRow("other document") << QByteArray("<html><p>hello</html>");
    QTest::addRow("empty") << QByteArray("<X-API-Session> \n </X-API-Session>");
    QTest::addRow("empty tag") << QByteArray("<X-API-Session/>");
    QTest::addRow("cut off") << QByteArray("<X-API-Session>abcdef");
    QTest::addRow("cut in the closing tag") << QByteArray("<X-API-Session>abcdef</X-API-");
    QTest::addRow("header injection") << QByteArray("<X-API-Session>abc&#13;&#10;Host: x</X-API-Session>");
    QTest::addRow("control character") << QByteArray("<X-API-Session>abc\x01</X-API-Session>");
    QTest::addRow("not ASCII") << QByteArray("<X-API-Session>ab\xc3\xa4</X-API-Session>");
    QTest::addRow("NUL") << QByteArray("<X-API-Session>ab\0c</X-API-Session>", 36);
    QTest::addRow("too long") << "<X-API-Session>" + QByteArray(4097, 'x') + "</X-API-Session>";
}

void LogonXmlTest::refusesBadTokens()
{
    QFETCH(QByteArray, xml);
    QVERIFY(!sessionToken(view(xml)).has_value());
}

void LogonXmlTest::readsTheMessage_data()
{
    QTest::addColumn<QByteArray>("xml");
    QTest::addColumn<QByteArray>("message");
    const QByteArray echo =
        "<RequestHeaders kb=\"ROO\">{X-API-Session=secret, &lt;Message&gt;secret&lt;/Message&gt;"
        "<Message>secret</Message>}</RequestHeaders>";
    QTest::addRow("atom entry")
        << "\n<entry><title>HttpErrorResponse</title><content><H:HttpErrorResponse "
           "xmlns:H=\"x\"><ReasonCode>Why</ReasonCode><Message kb=\"ROO\">No &amp;\n never"
           "</Message><RequestBody/>" +
               echo + "</H:HttpErrorResponse></content></entry>"
        << QByteArray("No & never");
    QTest::addRow("bare root") << "<HttpErrorResponse><Message>No</Message>" + echo + "</HttpErrorResponse>"
                               << QByteArray("No");
    QTest::addRow("echo first") << "<HttpErrorResponse><RequestBody kb=\"ROO\"/>" + echo +
                                       "<Message>No</Message></HttpErrorResponse>"
                                << QByteArray("No");
    QTest::addRow("reason only") << "<HttpErrorResponse><ReasonCode>Why</ReasonCode>" + echo +
                                        "</HttpErrorResponse>"
                                 << QByteArray("Why");
    QTest::addRow("empty message") << QByteArray("<E><Message></Message><ReasonCode>Why</ReasonCode></E>")
                                   << QByteArray("Why");
    QTest::addRow("page of the web server")
        << QByteArray("<!doctype html> <html><body><h1>Console Internal Error</h1> <p><br></body></html>")
        << QByteArray();
    QTest::addRow("echo that never ends")
        << QByteArray("<E><RequestHeaders>{<Message>secret</Message>") << QByteArray();
    QTest::addRow("entities in one pass, line breaks too")
        << QByteArray("<Message>a&amp;lt;b&#13;&#10;&lt;c&gt;&apos;</Message>") << QByteArray("a&lt;b <c>'");
    QTest::addRow("no body") << QByteArray() << QByteArray();
    QTest::addRow("Latin-1") << QByteArray("<Message>na\xefve\x01</Message>") << QByteArray("na?ve?");
}

void LogonXmlTest::readsTheMessage()
{
    QFETCH(QByteArray, xml);
    QFETCH(QByteArray, message);
    QCOMPARE(bytesOf(errorMessage(view(xml))), message);
}

void LogonXmlTest::boundsTheMessage()
{
    const QByteArray xml = "<Message>" + QByteArray("\xe2\x82\xac").repeated(10'000) + "</Message>";
    const QByteArray message = bytesOf(errorMessage(view(xml)));
    QCOMPARE(message, QByteArray("\xe2\x82\xac").repeated(166)); // 498 bytes: no character is cut
}

} // namespace hmcscope::test
