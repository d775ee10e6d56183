// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logon/formtest.h"

#include "logon/logonform.h"
#include "support/accessiblenames.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

struct ShownForm
{
    LogonForm form;
    QList<LogonInput> orders;
    bool isActive = false;

    ShownForm()
    {
        QObject::connect(&form, &LogonForm::connectOrdered, &form,
                         [this](const LogonInput &input) { orders << input; });
        form.show();
        // there is no focus before the window is active
        isActive = QTest::qWaitForWindowActive(&form, 1000);
    }
    QLineEdit *edit(const QString &name) { return named<QLineEdit>(&form, name); }
    QPushButton *button(const QString &name) { return named<QPushButton>(&form, name); }
    void type(const QString &address, const QString &user, const QString &password)
    {
        edit(u"HMC address"_s)->setText(address);
        edit(u"User ID"_s)->setText(user);
        edit(u"Password"_s)->setText(password);
    }
    void order() { button(u"Connect"_s)->click(); }
    /// Every visible word of the form that begins so.
    bool shows(const QString &beginning)
    {
        const auto labels = form.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(&form) && label->text().startsWith(beginning);
        });
    }
};

} // namespace

void FormTest::ordersWhatWasTyped()
{
    ShownForm shown;
    shown.form.setCaFile(u"/etc/ssl/own.pem"_s);
    shown.type(u" [::1]:12443 "_s, u" hscroot "_s, u" p ä "_s);
    shown.order();
    QCOMPARE(shown.orders.size(), 1);
    const LogonInput &input = shown.orders.first();
    QCOMPARE(input.endpoint, (Endpoint{u"::1"_s, 12443}));
    QCOMPARE(input.user, u"hscroot"_s);
    QCOMPARE(input.password.reveal(), QByteArray(" p \xc3\xa4 ")); // blanks belong to a password
    QCOMPARE(input.remember, false);
    QCOMPARE(input.caFile, u"/etc/ssl/own.pem"_s);
}

void FormTest::complainsBesideTheField_data()
{
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("complaint");
    QTest::addColumn<QString>("focus");
    QTest::addRow("no address") << u" "_s << u"u"_s << u"p"_s << u"Enter the HMC's name"_s
                                << u"HMC address"_s;
    QTest::addRow("scheme") << u"ssh://hmc"_s << u"u"_s << u"p"_s << u"The HMC is asked by https only"_s
                            << u"HMC address"_s;
    QTest::addRow("user in the address")
        << u"hscroot@hmc"_s << u"u"_s << u"p"_s << u"Leave out everything up to the @"_s << u"HMC address"_s;
    QTest::addRow("path") << u"hmc/rest"_s << u"u"_s << u"p"_s << u"Leave out what follows"_s
                          << u"HMC address"_s;
    QTest::addRow("host") << u"hmc_ä!"_s << u"u"_s << u"p"_s << u"This is neither"_s << u"HMC address"_s;
    QTest::addRow("port") << u"hmc:99999"_s << u"u"_s << u"p"_s << u"The port after the colon"_s
                          << u"HMC address"_s;
    QTest::addRow("no user") << u"hmc"_s << u" "_s << u"p"_s << u"Enter the user ID"_s << u"User ID"_s;
    QTest::addRow("no password") << u"hmc"_s << u"u"_s << u""_s << u"Enter the password"_s << u"Password"_s;
    QTest::addRow("nothing") << u""_s << u""_s << u""_s << u"Enter the HMC's name"_s << u"HMC address"_s;
}

void FormTest::complainsBesideTheField()
{
    QFETCH(QString, address);
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QString, complaint);
    QFETCH(QString, focus);
    ShownForm shown;
    QVERIFY(!shown.shows(complaint));
    shown.type(address, user, password);
    shown.order();
    QVERIFY(shown.orders.isEmpty());
    QVERIFY(shown.shows(complaint));
    QVERIFY(shown.edit(focus)->hasFocus());
    QCOMPARE(shown.edit(u"Password"_s)->text(), password); // nothing to type again

    shown.type(u"hmc01"_s, u"hscroot"_s, u"abc"_s);
    QTest::keyClicks(shown.edit(focus), u"1"_s);
    QVERIFY(!shown.shows(complaint)); // goes with the first key
    shown.order();
    QCOMPARE(shown.orders.size(), 1);
}

void FormTest::emptyPasswordIsTheRememberedOne()
{
    ShownForm shown;
    shown.form.setRemember(true);
    shown.type(u"hmc01"_s, u"hscroot"_s, {});
    shown.order();
    QCOMPARE(shown.orders.size(), 1);
    QVERIFY(shown.orders.first().password.isEmpty());
    QVERIFY(shown.orders.first().remember);
}

void FormTest::thePasswordStaysUntilItIsForgotten()
{
    ShownForm shown;
    QLineEdit *password = shown.edit(u"Password"_s);
    QCOMPARE(password->echoMode(), QLineEdit::Password);
    shown.type(u"hmc01"_s, u"hscroot"_s, {});
    QTest::keyClicks(password, u"abc123"_s);
    shown.order();
    QCOMPARE(shown.orders.size(), 1);
    QCOMPARE(password->text(), u"abc123"_s); // nothing to type again where nothing was sent
    shown.form.forgetPassword();
    QVERIFY(password->text().isEmpty());
    password->undo();
    QVERIFY(password->text().isEmpty());
}

void FormTest::reconnectingNeedsARememberedPassword()
{
    ShownForm shown;
    auto *box = named<QCheckBox>(&shown.form, u"Connect again by itself when the session ends"_s);
    QVERIFY(box);
    QVERIFY(!box->isEnabled());
    shown.form.setReconnect(true);
    QVERIFY(!box->isChecked());
    shown.form.setRemember(true);
    QVERIFY(box->isEnabled());
    shown.form.setReconnect(true);
    QVERIFY(box->isChecked());
    shown.type(u"hmc01"_s, u"hscroot"_s, {});
    shown.order();
    QVERIFY(shown.orders.constLast().reconnect);
    shown.form.setKeyStoreProblem(u"no key store"_s);
    QVERIFY(!box->isEnabled());
    QVERIFY(!box->isChecked());
}

void FormTest::tellsWhichAccountWasTyped()
{
    ShownForm shown;
    QSignalSpy settled(&shown.form, &LogonForm::accountSettled);
    shown.form.setAddress(u"hmc01"_s); // filled in, not typed
    shown.edit(u"HMC address"_s)->setFocus();
    QTest::keyClick(shown.edit(u"HMC address"_s), Qt::Key_Tab);
    QCOMPARE(settled.size(), 0);
    QTest::keyClicks(shown.edit(u"User ID"_s), u"hscroot"_s);
    QTest::keyClick(shown.edit(u"User ID"_s), Qt::Key_Tab);
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().at(0).value<Endpoint>(), (Endpoint{u"hmc01"_s, 0}));
    QCOMPARE(settled.first().at(1).toString(), u"hscroot"_s);
}

void FormTest::aWarningIsAboutOneAccount()
{
    ShownForm shown;
    shown.form.setWarning(u"a third one locks"_s);
    QVERIFY(shown.shows(u"a third one locks"_s));
    QTest::keyClicks(shown.edit(u"User ID"_s), u"x"_s);
    QVERIFY(!shown.shows(u"a third one locks"_s));
}

void FormTest::aProblemLeadsToTheGuide()
{
    ShownForm shown;
    QSignalSpy asked(&shown.form, &LogonForm::guideOrdered);
    shown.form.setProblem(u"no"_s);
    QVERIFY(!shown.button(u"What to do"_s) || !shown.button(u"What to do"_s)->isVisible());
    shown.form.setProblem(u"full"_s, u"A chapter"_s);
    QVERIFY(shown.button(u"What to do"_s)->isVisible());
    shown.button(u"What to do"_s)->click();
    QCOMPARE(asked.constFirst().constFirst().toString(), u"A chapter"_s);
    shown.form.setProblem({});
    QVERIFY(!shown.button(u"What to do"_s) || !shown.button(u"What to do"_s)->isVisible());
}

void FormTest::withoutKeyStoreTheBoxSaysWhy()
{
    ShownForm shown;
    auto *box = named<QCheckBox>(&shown.form, u"Remember password"_s);
    QVERIFY(box);
    QVERIFY(!box->isChecked());
    shown.form.setRemember(true);
    shown.form.setKeyStoreProblem(u"no <b>key store</b>"_s);
    QVERIFY(!box->isEnabled());
    QVERIFY(!box->isChecked());
    QVERIFY(shown.shows(u"no <b>key store</b>"_s));
    shown.form.setKeyStoreProblem({});
    QVERIFY(box->isEnabled());
    QVERIFY(!shown.shows(u"no <b>key store</b>"_s));
}

void FormTest::showsProgressAndOffersCancel()
{
    ShownForm shown;
    shown.form.setAddress(u"hmc01"_s);
    shown.form.setUser(u"hscroot"_s);
    QSignalSpy cancelled(&shown.form, &LogonForm::cancelOrdered);
    shown.button(u"Connect"_s)->setFocus();
    shown.form.setProgress(u"logging on"_s);
    QVERIFY(shown.shows(u"logging on"_s));
    QVERIFY(!shown.edit(u"HMC address"_s)->isEnabled());
    QVERIFY(!shown.button(u"Connect"_s)->isVisible());
    QPushButton *cancel = shown.button(u"Cancel"_s);
    QVERIFY(cancel->isVisible());
    QVERIFY(cancel->hasFocus()); // the focus does not fall out of the window
    cancel->click();
    QCOMPARE(cancelled.size(), 1);

    shown.form.setProgress({});
    QTRY_VERIFY(shown.edit(u"Password"_s)->hasFocus()); // ready to be typed anew
    shown.form.setProblem(u"refused: <i>no</i>"_s);
    QVERIFY(shown.edit(u"HMC address"_s)->isEnabled());
    QVERIFY(shown.shows(u"refused: <i>no</i>"_s));
}

void FormTest::returnKeyOrders()
{
    ShownForm shown;
    shown.type(u"hmc01"_s, u"hscroot"_s, u"abc"_s);
    QTest::keyClick(shown.edit(u"Password"_s), Qt::Key_Return);
    QCOMPARE(shown.orders.size(), 1);
}

void FormTest::everyControlHasAName()
{
    ShownForm shown;
    shown.form.setCaFile(u"/etc/ssl/own.pem"_s);
    QCOMPARE(unnamedControls(&shown.form), QStringList());
}

void FormTest::tabGoesThroughTheFieldsInOrder()
{
    ShownForm shown;
    QVERIFY(shown.isActive);
    shown.edit(u"HMC address"_s)->setFocus();
    for (const QString &next : {u"User ID"_s, u"Password"_s}) {
        QTest::keyClick(shown.form.focusWidget(), Qt::Key_Tab);
        QCOMPARE(shown.form.focusWidget(), shown.edit(next));
    }
    for (int i = 0; i < 12 && shown.form.focusWidget() != shown.edit(u"HMC address"_s); ++i)
        QTest::keyClick(shown.form.focusWidget(), Qt::Key_Tab);
    QCOMPARE(shown.form.focusWidget(), shown.edit(u"HMC address"_s)); // no trap
}
