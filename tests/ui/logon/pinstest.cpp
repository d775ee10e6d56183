// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logon/pinstest.h"

#include "logon/replacepindialog.h"
#include "logon/trustedhmcs.h"
#include "shell/notice.h"
#include "support/accessiblenames.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

const Endpoint one{u"hmc01"_s, 12443};
const Endpoint two{u"2001:db8::10"_s, 443};
const QByteArray presented(32, '\x5a');

QList<TrustStore::Pin> pins()
{
    return {{one, QByteArray(32, '\x11')}, {two, QByteArray(32, '\x22')}};
}

QString words(QWidget &dialog)
{
    QStringList all;
    const auto labels = dialog.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        all << label->text();
    return all.join(u'\n');
}

struct Replacement
{
    ReplacePinDialog dialog{one};
    QSignalSpy ordered{&dialog, &ReplacePinDialog::inspectionOrdered};
    QSignalSpy replaced{&dialog, &ReplacePinDialog::replaced};

    Replacement() { dialog.open(); }
    QPushButton *button() { return named<QPushButton>(&dialog, u"Replace"_s); }
    void bring(const QString &text)
    {
        named<QLineEdit>(&dialog, u"Fingerprint taken from the HMC"_s)->setText(text);
    }
};

} // namespace

void PinsTest::theModelKeepsItsPromises()
{
    PinsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setPins(pins());
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, PinsModel::Host).data().toString(), u"hmc01"_s);
    QCOMPARE(model.index(0, PinsModel::Port).data().toInt(), 12443);
    QVERIFY(model.index(0, PinsModel::Fingerprint).data().toString().startsWith(u"11:11:"_s));
    QCOMPARE(model.rowOf({u"HMC01"_s, 0}), 0);
    QCOMPARE(model.rowOf({u"hmc01"_s, 443}), -1);
    model.setPins({});
    QCOMPARE(model.rowCount(), 0);
}

void PinsTest::aSpoiltPinIsSaid()
{
    PinsModel model;
    model.setPins({{one, {}}});
    QVERIFY(model.index(0, PinsModel::Fingerprint).data().toString().contains(u"spoilt"_s));
}

void PinsTest::forgettingTakesAConfirmation()
{
    TrustedHmcsDialog page;
    QSignalSpy ordered(&page, &TrustedHmcsDialog::forgetOrdered);
    page.setPins(pins());
    page.select(one);
    page.open();
    named<QPushButton>(&page, u"Forget…"_s)->click();
    const auto *question = page.findChild<Notice *>();
    QVERIFY(question->isVisible() && question->text().contains(u"hmc01:12443"_s));
    page.select(two); // another one: nothing is asked any more
    QVERIFY(!question->isVisible());
    page.select(one);
    named<QPushButton>(&page, u"Forget…"_s)->click();
    named<QToolButton>(&page, u"Dismiss"_s)->click();
    QVERIFY(!question->isVisible());
    QCOMPARE(ordered.size(), 0);

    named<QPushButton>(&page, u"Forget…"_s)->click();
    named<QPushButton>(&page, u"Forget"_s)->click();
    QCOMPARE(ordered.size(), 1);
    QCOMPARE(ordered.first().first().value<Endpoint>(), one);
}

void PinsTest::replacingIsOrderedForTheSelectedHmc()
{
    TrustedHmcsDialog page;
    QSignalSpy ordered(&page, &TrustedHmcsDialog::replaceOrdered);
    page.setPins(pins());
    page.open();
    for (const Endpoint &endpoint : {two, one}) {
        page.select(endpoint);
        named<QPushButton>(&page, u"Replace…"_s)->click();
        QCOMPARE(ordered.constLast().constFirst().value<Endpoint>(), endpoint);
    }
}

void PinsTest::withoutPinsThereIsNothingToOrder()
{
    TrustedHmcsDialog page;
    page.setPins({});
    page.open();
    QVERIFY(!named<QPushButton>(&page, u"Forget…"_s)->isEnabled());
    QVERIFY(!named<QPushButton>(&page, u"Replace…"_s)->isEnabled());
    QVERIFY(words(page).contains(u"No certificate is pinned."_s));
}

void PinsTest::nothingIsComparedBeforeAWholeFingerprint_data()
{
    const QString whole = formatFingerprint(presented);
    QTest::addColumn<QString>("brought");
    QTest::addColumn<bool>("whole");
    QTest::addRow("nothing") << u""_s << false;
    QTest::addRow("eight digits") << whole.left(11) << false;
    QTest::addRow("one digit short") << whole.chopped(1) << false;
    QTest::addRow("one digit more") << whole + u"A"_s << false;
    QTest::addRow("whole") << whole << true;
    QTest::addRow("as openssl prints it") << u"sha256 Fingerprint="_s + whole << true;
}

void PinsTest::nothingIsComparedBeforeAWholeFingerprint()
{
    QFETCH(QString, brought);
    QFETCH(bool, whole);
    Replacement replacement;
    replacement.bring(brought);
    QCOMPARE(replacement.button()->isEnabled(), whole);
    QTest::keyClick(&replacement.dialog, Qt::Key_Return);
    QCOMPARE(replacement.ordered.size(), whole ? 1 : 0);
    QVERIFY(!words(replacement.dialog).contains(u"5A:5A"_s)); // what the HMC shows is not known yet
    QCOMPARE(replacement.replaced.size(), 0);
}

void PinsTest::theSameFingerprintReplaces()
{
    Replacement replacement;
    replacement.bring(formatFingerprint(presented).toLower());
    replacement.button()->click();
    QCOMPARE(replacement.ordered.first().first().value<Endpoint>(), one);
    replacement.dialog.compareWith(presented);
    QCOMPARE(replacement.replaced.size(), 1);
    QCOMPARE(replacement.replaced.first().at(1).toByteArray(), presented);
    QVERIFY(!replacement.dialog.isVisible());
}

void PinsTest::anotherFingerprintIsRefused()
{
    Replacement replacement;
    replacement.bring(formatFingerprint(QByteArray(32, '\x77')));
    replacement.button()->click();
    replacement.dialog.compareWith(presented);
    QCOMPARE(replacement.replaced.size(), 0);
    QVERIFY(replacement.dialog.isVisible());
    QVERIFY(words(replacement.dialog).contains(u"Refused, nothing was replaced"_s));
}

void PinsTest::anHmcThatIsNotReachedChangesNothing()
{
    Replacement replacement;
    replacement.bring(formatFingerprint(presented));
    replacement.button()->click();
    QVERIFY(!replacement.button()->isEnabled());
    replacement.dialog.compareWith(Error{Error::Kind::ConnectionRefused});
    QCOMPARE(replacement.replaced.size(), 0);
    QVERIFY(words(replacement.dialog).contains(u"Nothing was replaced"_s));
    QVERIFY(replacement.button()->isEnabled()); // once more
}

void PinsTest::everyControlHasAName()
{
    TrustedHmcsDialog page;
    page.setPins(pins());
    page.open();
    QCOMPARE(unnamedControls(&page), QStringList());
    QVERIFY(named<QTableView>(&page, u"Trusted HMCs"_s));
    ReplacePinDialog dialog(one);
    dialog.open();
    QCOMPARE(unnamedControls(&dialog), QStringList());
}
