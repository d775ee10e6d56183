// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferencestest.h"

#include "shell/energypreferences.h"
#include "shell/generalpreferences.h"
#include "shell/notice.h"
#include "shell/preferencesdialog.h"
#include "ui/shell/desk.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QTabWidget>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

struct Asked
{
    explicit Asked(const EnergyPreferencesContent &content)
        : page(content)
    {
        QObject::connect(&page, &EnergyPreferences::energyChanged, &page,
                         [this](const EnergyFigures &figures) { energy.append(figures); });
        page.show();
    }
    QLineEdit *text(const QString &name) { return named<QLineEdit>(&page, name); }
    QDoubleSpinBox *number(const QString &name) { return named<QDoubleSpinBox>(&page, name); }

    QList<EnergyFigures> energy;
    EnergyPreferences page;
    QSignalSpy budgets{&page, &EnergyPreferences::budgetChanged};
};

/// A combo box tells its text as its name, for on Linux the label names it.
QComboBox *choice(QWidget *page, const QString &name)
{
    const auto boxes = page->findChildren<QComboBox *>();
    for (QComboBox *box : boxes) {
        if (box->accessibleName() == name)
            return box;
    }
    return nullptr;
}

const EnergyFigures someFigures{{u"EUR"_s, 0.25, {{QTime(22, 0), QTime(6, 0), 0.2}}}, 380.0};

} // namespace

void PreferencesTest::whatIsTypedCountsAtOnce()
{
    Asked asked({someFigures, u"R&D"_s, 1900.0});
    QCOMPARE(asked.energy.size(), 0);
    QCOMPARE(asked.budgets.size(), 0);
    QVERIFY(unnamedControls(&asked.page).isEmpty());
    QCOMPARE(asked.text(u"Time bands"_s)->text(), u"22:00-06:00 0.2"_s);
    QCOMPARE(asked.number(u"Power budget"_s)->value(), 1900.0);
    asked.number(u"Price of a kilowatt-hour"_s)->setValue(0.31);
    QCOMPARE(asked.energy.last().tariff.perKwh, 0.31);
    QCOMPARE(asked.energy.last().tariff.bands, someFigures.tariff.bands);
    asked.text(u"Currency"_s)->setText(u" CHF "_s);
    QCOMPARE(asked.energy.last().tariff.currency, u"CHF"_s);
    asked.number(u"Power budget"_s)->setValue(1700);
    QCOMPARE(asked.budgets.size(), 1);
    QCOMPARE(asked.budgets.last().first().toDouble(), 1700.0);
}

void PreferencesTest::bandsThatCannotBeReadLeaveTheOldOnes()
{
    Asked asked({someFigures, {}, 0.0});
    auto *problem = named<Notice>(&asked.page, u"Problem of the time bands"_s);
    QVERIFY(problem && !problem->isVisible());
    asked.text(u"Time bands"_s)->setText(u"22:00-06:00 0.2; 12"_s);
    QVERIFY(problem->isVisible());
    QCOMPARE(asked.energy.last(), someFigures);
    asked.text(u"Time bands"_s)->setText(u"22:00-06:00 0.2; 12:00-13:00 0.4"_s);
    QVERIFY(!problem->isVisible());
    QCOMPARE(asked.energy.last().tariff.bands.size(), 2);
    asked.text(u"Time bands"_s)->clear();
    QVERIFY(asked.energy.last().tariff.bands.isEmpty());
}

void PreferencesTest::defaultsComeBack()
{
    Asked asked({someFigures, u"alpha"_s, 1900.0});
    asked.page.restoreDefaults();
    QCOMPARE(asked.energy.last(), EnergyFigures());
    QVERIFY(asked.text(u"Currency"_s)->text().isEmpty());
    QCOMPARE(asked.budgets.last().first().toDouble(), 0.0);
}

void PreferencesTest::withoutASystemThereIsNoBudget()
{
    Asked asked({someFigures, {}, 0.0});
    QVERIFY(!asked.number(u"Power budget"_s)->isEnabled());
    asked.page.restoreDefaults();
    QCOMPARE(asked.budgets.size(), 0);
}

void PreferencesTest::theWindowKeepsThem()
{
    Desk desk;
    desk.choose(u"Preferences…"_s);
    auto *dialog = desk.window().findChild<PreferencesDialog *>();
    QVERIFY(dialog);
    desk.choose(u"Preferences…"_s); // the same one
    QCOMPARE(desk.window().findChildren<PreferencesDialog *>().size(), 1);
    named<QDoubleSpinBox>(dialog, u"Carbon dioxide of a kilowatt-hour"_s)->setValue(400);
    QCOMPARE(desk.settings.energyFigures().gramsPerKwh, 400.0);
    const QSignalSpy ordered(&desk.window(), &MainWindow::appearanceOrdered);
    choice(dialog, u"Appearance"_s)->setCurrentIndex(2);
    QCOMPARE(ordered.last().first().toString(), u"dark"_s); // the composition applies it to all windows
}

void PreferencesTest::generalAppliesAtOnceAndFollows()
{
    GeneralPreferences page({u"dark"_s, u"Europe/Berlin"_s, {}});
    const QSignalSpy looks(&page, &GeneralPreferences::appearanceChanged);
    const QSignalSpy zones(&page, &GeneralPreferences::timeZoneChanged);
    const QSignalSpy folders(&page, &GeneralPreferences::exportFolderChanged);
    auto *appearance = choice(&page, u"Appearance"_s);
    auto *zone = choice(&page, u"Time zone of the charts"_s);
    QCOMPARE(appearance->currentData().toString(), u"dark"_s);
    QCOMPARE(zone->currentText(), u"Europe/Berlin"_s);
    appearance->setCurrentIndex(1);
    QCOMPARE(looks.last().first().toString(), u"light"_s);
    page.setSettings({u"dark"_s, u"UTC"_s, {}}); // by a menu
    QCOMPARE(appearance->currentData().toString(), u"dark"_s);
    QCOMPARE(zone->currentText(), u"UTC"_s);
    QCOMPARE(looks.size(), 1);
    page.restoreDefaults();
    QCOMPARE(looks.last().first().toString(), u"system"_s);
    QCOMPARE(zones.last().first().toString(), u"local"_s);
    QCOMPARE(folders.size(), 1);
}

void PreferencesTest::defaultsAreThoseOfThePage()
{
    PreferencesDialog dialog;
    QStringList restored;
    dialog.addPage(new QWidget, u"One"_s, [&restored] { restored << u"one"_s; });
    dialog.addPage(new QWidget, u"Two"_s, [&restored] { restored << u"two"_s; });
    dialog.addPage(new QWidget, u"Three"_s);
    auto *button = named<QPushButton>(&dialog, u"Restore defaults of this page"_s);
    button->click();
    dialog.findChild<QTabWidget *>()->setCurrentIndex(1);
    button->click();
    QCOMPARE(restored, (QStringList{u"one"_s, u"two"_s}));
    dialog.findChild<QTabWidget *>()->setCurrentIndex(2);
    QVERIFY(!button->isEnabled());
}

void PreferencesTest::twiceTheTextStillFits()
{
    QFont large = QApplication::font();
    large.setPointSizeF(large.pointSizeF() * 2);
    Desk desk;
    desk.choose(u"Preferences…"_s);
    auto *dialog = desk.window().findChild<PreferencesDialog *>();
    dialog->setFont(large);
    dialog->resize(860, 520); // on a screen of 900x600
    const QSize room(860, 520);
    QCOMPARE(dialog->minimumSizeHint().expandedTo(room), room);
}
