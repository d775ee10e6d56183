// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rememberedtest.h"

#include "logon/rememberedhmcs.h"
#include "ui/shell/desk.h"

#include <QListWidget>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

const QByteArray certificate(32, '\x5a'); // Desk's

/// A desk where other days left something, and a window opened after that.
struct LaterDesk : Desk
{
    LaterDesk()
    {
        known.remember({{u"hmc01"_s, 0}, u"hscroot"_s, 2'000, certificate});
        known.remember({{u"::1"_s, 8443}, u"viewer"_s, 1'000, {}});
        known.setPort({u"hmc01"_s, 12443});
        trust.pin({u"hmc01"_s, 12443}, certificate);
        credentials.passwords.insert(
            FakeCredentials::nameOf({{u"hmc01"_s, 12443}, u"hscroot"_s, certificate}), "abc123");
        later = std::make_unique<Workspace>(SharedParts{[this] { return parts(); }, clock, settings, trust,
                                                        credentials, known, ledger, reaper, alarms},
                                            nullptr);
        later->window().show();
    }
    QWidget *page() { return &later->window().remembered(); }
    QListWidget *list() { return page()->findChild<QListWidget *>(); }
    QString field(const QString &name) { return named<QLineEdit>(&later->window().form(), name)->text(); }
    void click(int row)
    {
        list()->setCurrentRow(row);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                          list()->visualItemRect(list()->item(row)).center());
    }
    QString question() { return notice() ? notice()->text() : QString(); }
    QLabel *notice()
    {
        const auto labels = page()->findChildren<QLabel *>();
        for (QLabel *label : labels) {
            if (label->text().startsWith(u"Forget "_s) && label->isVisible())
                return label;
        }
        return nullptr;
    }

    std::unique_ptr<Workspace> later;
};

} // namespace

void RememberedTest::nothingIsThereAtFirst()
{
    Desk desk;
    QVERIFY(desk.shows(u"listed here"_s));
    QVERIFY(!desk.window().remembered().findChild<QListWidget *>()->isVisible());
    QVERIFY(unnamedControls(&desk.window()).isEmpty());
}

void RememberedTest::theDemoIsNotListed()
{
    Desk desk;
    desk.workspace.startDemo();
    QTRY_VERIFY_WITH_TIMEOUT(desk.guardHasOrder(), 20'000);
    desk.arriveToken();
    QTRY_VERIFY_WITH_TIMEOUT(desk.window().showsDashboard(), 1000);
    QVERIFY(desk.known.all().isEmpty());
}

void RememberedTest::aLogonIsListedInTheNextWindow()
{
    Desk desk;
    QVERIFY(desk.logOn(true));
    const QList<KnownHmc> all = desk.known.all();
    QCOMPARE(all.size(), 1);
    QCOMPARE(all.first(), (KnownHmc{{u"hmc01"_s, 0}, u"hscroot"_s, desk.clock.utcMs(), certificate}));
}

void RememberedTest::clickAndEnterFillTheForm()
{
    LaterDesk desk;
    QCOMPARE(desk.list()->count(), 2);
    const QString spoken = desk.list()->item(0)->data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.startsWith(u"hmc01, hscroot"_s) && spoken.contains(u"password remembered"_s) &&
                 spoken.contains(u"certificate pinned"_s),
             qPrintable(spoken));
    desk.click(0);
    QCOMPARE(desk.field(u"HMC address"_s), u"hmc01"_s);
    QCOMPARE(desk.field(u"User ID"_s), u"hscroot"_s);
    QVERIFY(named<QCheckBox>(&desk.later->window().form(), u"Remember password"_s)->isChecked());
    QVERIFY(desk.field(u"Password"_s).isEmpty()); // it is the key store's
    desk.list()->setCurrentRow(1);
    QCOMPARE(desk.field(u"HMC address"_s), u"hmc01"_s); // the arrows only look
    QTest::keyClick(desk.list(), Qt::Key_Return);
    QCOMPARE(desk.field(u"HMC address"_s), u"[::1]:8443"_s);
    QCOMPARE(desk.field(u"User ID"_s), u"viewer"_s);
    QVERIFY(!named<QCheckBox>(&desk.later->window().form(), u"Remember password"_s)->isChecked());
    QVERIFY(!desk.guardHasOrder()); // nobody was logged on by it
}

void RememberedTest::forgettingIsAskedAboutInPlace()
{
    LaterDesk desk;
    desk.list()->setCurrentRow(1);
    named<QPushButton>(desk.page(), u"Forget…"_s)->click();
    QVERIFY(desk.question().contains(u"[::1]:8443"_s));
    desk.list()->setCurrentRow(0); // another one: the question is void
    QVERIFY(desk.question().isEmpty());
    desk.list()->setCurrentRow(1);
    desk.list()->setFocus();
    desk.list()->actions().constFirst()->trigger();
    QCOMPARE(desk.known.all().size(), 2);
    named<QPushButton>(desk.page(), u"Forget"_s)->click();
    QCOMPARE(desk.known.all().size(), 1);
    QCOMPARE(desk.list()->count(), 1);
    QVERIFY(desk.question().isEmpty());
    QVERIFY(desk.credentials.asked.isEmpty()); // no password was remembered
}

void RememberedTest::forgettingTakesThePasswordAlong()
{
    LaterDesk desk;
    desk.settings.setLastAddress(u"hmc01"_s);
    desk.list()->setCurrentRow(0);
    named<QPushButton>(desk.page(), u"Forget…"_s)->click();
    QVERIFY(desk.question().contains(u"password"_s));
    named<QPushButton>(desk.page(), u"Forget"_s)->click();
    QVERIFY(desk.credentials.passwords.isEmpty());
    QVERIFY(desk.settings.lastAddress().isEmpty());
    QCOMPARE(desk.trust.pins().size(), 1); // once pinned, always pinned
}

void RememberedTest::untickedPasswordIsRemovedFromAnyHmc()
{
    LaterDesk desk;
    desk.settings.setLastAddress(u"another"_s);
    QVERIFY(desk.logOn(false));
    QTRY_VERIFY_WITH_TIMEOUT(desk.credentials.passwords.isEmpty(), 1000);
    QVERIFY(desk.known.all().constFirst().passwordFor.isEmpty());
}

void RememberedTest::narrowWindowsStackTheCards()
{
    LaterDesk desk;
    MainWindow &window = desk.later->window();
    const auto isBeside = [&] {
        return desk.page()->mapTo(&window, QPoint()).x() > window.form().mapTo(&window, QPoint()).x() + 100;
    };
    window.resize(900, 600);
    QTRY_VERIFY_WITH_TIMEOUT(isBeside(), 1000);
    QFont large = QApplication::font();
    large.setPointSizeF(large.pointSizeF() * 2);
    window.setFont(large);
    QTRY_VERIFY_WITH_TIMEOUT(!isBeside(), 1000);
}
