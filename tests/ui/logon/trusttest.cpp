// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logon/trusttest.h"

#include "logon/trustdialog.h"
#include "support/accessiblenames.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

PeerCertificate certificate()
{
    return {.subject = u"CN=<b>hmc01</b>"_s,
            .issuer = u"CN=<img src=x>"_s,
            .notBefore = QDateTime(QDate(2024, 1, 2), QTime(0, 0), Qt::UTC),
            .notAfter = QDateTime(QDate(2034, 1, 2), QTime(0, 0), Qt::UTC),
            .sha256 = QByteArray::fromHex("00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"),
            .remarks = {CertificateRemark::SelfSigned, CertificateRemark::NameMismatch}};
}

const Endpoint endpoint{u"hmc01.example.com"_s, 12443};

QString allWords(QWidget &dialog)
{
    QStringList words;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        words << label->text();
    return words.join(u'\n');
}

} // namespace

void TrustTest::showsHostAndCertificateAsPlainText()
{
    TrustDialog dialog(endpoint, certificate());
    const QString words = allWords(dialog);
    QVERIFY(words.contains(u"hmc01.example.com:12443"_s));
    QVERIFY(words.contains(u"CN=<b>hmc01</b>"_s));
    QVERIFY(words.contains(u"00:11:22:33:44:55:66:77:88:99:AA:BB:CC:DD:EE:FF\n00:11"_s));
    QVERIFY(words.contains(u"2034"_s));
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->text().contains(u'<'))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
}

void TrustTest::cancelIsDefaultAndFocused()
{
    TrustDialog dialog(endpoint, certificate());
    QSignalSpy trusted(&dialog, &TrustDialog::trusted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.open();
    auto *cancel = named<QPushButton>(&dialog, u"Cancel"_s);
    QVERIFY(cancel->isDefault());
    QCOMPARE(dialog.focusWidget(), cancel);
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(trusted.size(), 0);
}

void TrustTest::escapeDeclines()
{
    TrustDialog dialog(endpoint, certificate());
    QSignalSpy trusted(&dialog, &TrustDialog::trusted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.open();
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
    QCOMPARE(trusted.size(), 0);
}

void TrustTest::trustsExactlyWhatWasShown()
{
    TrustDialog dialog(endpoint, certificate());
    QSignalSpy trusted(&dialog, &TrustDialog::trusted);
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    dialog.open();
    named<QPushButton>(&dialog, u"Trust this certificate"_s)->click();
    QCOMPARE(trusted.size(), 1);
    QCOMPARE(trusted.first().first().toByteArray(), certificate().sha256);
    QCOMPARE(rejected.size(), 0);
}

void TrustTest::comparesThePastedFingerprint_data()
{
    const QString right = formatFingerprint(certificate().sha256);
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<bool>("mayTrust");
    QTest::addRow("empty") << u" "_s << u""_s << true;
    QTest::addRow("equal") << right << u"Matches"_s << true;
    QTest::addRow("lower case, no colons")
        << QString::fromLatin1(certificate().sha256.toHex()) << u"Matches"_s << true;
    QTest::addRow("other") << u"FF"_s + right.mid(2) << u"Does not match"_s << false;
    QTest::addRow("too short") << right.left(20) << u"Not a SHA-256"_s << false;
    QTest::addRow("words") << u"trust me"_s << u"Not a SHA-256"_s << false;
}

void TrustTest::comparesThePastedFingerprint()
{
    QFETCH(QString, pasted);
    QFETCH(QString, verdict);
    QFETCH(bool, mayTrust);
    TrustDialog dialog(endpoint, certificate());
    dialog.open();
    named<QLineEdit>(&dialog, u"Expected fingerprint"_s)->setText(pasted);
    QCOMPARE(named<QPushButton>(&dialog, u"Trust this certificate"_s)->isEnabled(), mayTrust);
    if (!verdict.isEmpty())
        QVERIFY(allWords(dialog).contains(verdict));
}

void TrustTest::everyControlHasAName()
{
    TrustDialog dialog(endpoint, certificate());
    dialog.open();
    QCOMPARE(unnamedControls(&dialog), QStringList());
    const auto labels = dialog.findChildren<QLabel *>();
    const bool spoken = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->accessibleName() == u"SHA-256"_s &&
               label->accessibleDescription().startsWith(u"00:11"_s);
    });
    QVERIFY(spoken); // a value is said, not only its name
}

void TrustTest::aChangedCertificateOffersNoWayRound()
{
    const QByteArray pinned(32, '\x5a');
    ChangedCertificateDialog dialog(endpoint, pinned, certificate());
    QSignalSpy ordered(&dialog, &ChangedCertificateDialog::trustedHmcsOrdered);
    dialog.open();
    const auto buttons = dialog.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), 2);
    auto *close = named<QPushButton>(&dialog, u"Close"_s);
    QVERIFY(close && close->isDefault());
    const QString words = allWords(dialog);
    QVERIFY(words.contains(u"5A:5A:5A"_s));
    QVERIFY(words.contains(u"00:11:22"_s));
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        if (label->text().contains(u"00:11:22"_s)) // what the HMC shows is not to be copied and pasted
            QCOMPARE(label->textInteractionFlags(), Qt::NoTextInteraction);
    }
    QCOMPARE(unnamedControls(&dialog), QStringList());
    named<QPushButton>(&dialog, u"Trusted HMCs…"_s)->click();
    QCOMPARE(ordered.size(), 1);
    QVERIFY(!dialog.isVisible());
}
