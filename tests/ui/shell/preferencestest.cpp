// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/preferencestest.h"

#include "shell/preferencesdialog.h"
#include "ui/shell/desk.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

struct Asked
{
    explicit Asked(const Preferences &preferences)
        : dialog(preferences)
    {
        QObject::connect(&dialog, &PreferencesDialog::energyChanged, &dialog,
                         [this](const EnergyFigures &figures) { energy.append(figures); });
        dialog.QDialog::show();
    }
    QLineEdit *text(const QString &name) { return named<QLineEdit>(&dialog, name); }
    QDoubleSpinBox *number(const QString &name) { return named<QDoubleSpinBox>(&dialog, name); }

    QList<EnergyFigures> energy;
    PreferencesDialog dialog;
    QSignalSpy budgets{&dialog, &PreferencesDialog::budgetChanged};
};

const EnergyFigures someFigures{{u"EUR"_s, 0.25, {{QTime(22, 0), QTime(6, 0), 0.2}}}, 380.0};

} // namespace

void PreferencesTest::whatIsTypedCountsAtOnce()
{
    Asked asked({someFigures, u"R&D"_s, 1900.0});
    QCOMPARE(asked.energy.size(), 0);
    QCOMPARE(asked.budgets.size(), 0);
    QVERIFY(unnamedControls(&asked.dialog).isEmpty());
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
    auto *problem = named<QLabel>(&asked.dialog, u"Problem of the time bands"_s);
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
    asked.dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults)->click();
    QCOMPARE(asked.energy.last(), EnergyFigures());
    QVERIFY(asked.text(u"Currency"_s)->text().isEmpty());
    QCOMPARE(asked.budgets.last().first().toDouble(), 0.0);
}

void PreferencesTest::withoutASystemThereIsNoBudget()
{
    Asked asked({someFigures, {}, 0.0});
    QVERIFY(!asked.number(u"Power budget"_s)->isEnabled());
    asked.dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::RestoreDefaults)->click();
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
}
