// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferencesdialog.h"

#include "shell/appearance.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

QDoubleSpinBox *number(double most, int decimals, double step, const QString &unit, const QString &name)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(0.0, most);
    box->setDecimals(decimals);
    box->setSingleStep(step);
    box->setSuffix(unit.isEmpty() ? QString() : u' ' + unit);
    box->setSpecialValueText(PreferencesDialog::tr("not set"));
    box->setKeyboardTracking(false); // half a number is none
    box->setAccessibleName(name);
    return box;
}

} // namespace

PreferencesDialog::PreferencesDialog(const Preferences &preferences, QWidget *parent)
    : QDialog(parent)
    , m_currency(new QLineEdit)
    , m_price(number(1000.0, 4, 0.01, {}, tr("Price of a kilowatt-hour")))
    , m_bands(new QLineEdit)
    , m_bandsProblem(new QLabel)
    , m_grams(number(5000.0, 0, 10.0, tr("g/kWh"), tr("Carbon dioxide of a kilowatt-hour")))
    , m_budget(number(1'000'000.0, 0, 50.0, u"W"_s, tr("Power budget")))
{
    setWindowTitle(tr("Preferences"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(energyGroup());
    auto *note = new QLabel(
        tr("Cost and carbon dioxide are counted from what the HMC reports, with these numbers of yours."));
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addWidget(budgetGroup(preferences));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close | QDialogButtonBox::RestoreDefaults);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons->button(QDialogButtonBox::RestoreDefaults), &QPushButton::clicked, this,
            &PreferencesDialog::restoreDefaults);
    buttons->button(QDialogButtonBox::Close)->setIcon(icon(u"x"_s)); // the style's is black on dark
    buttons->button(QDialogButtonBox::Close)->setDefault(true);
    fill(preferences.energy);
    m_showing = true;
    m_budget->setValue(preferences.budgetWatts);
    m_showing = false;
}

QWidget *PreferencesDialog::energyGroup()
{
    auto *group = new QGroupBox(tr("Energy"));
    auto *form = new QFormLayout(group);
    m_currency->setMaxLength(8);
    m_currency->setPlaceholderText(tr("EUR, USD…"));
    m_bands->setMaxLength(400);
    m_bands->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    m_bands->setPlaceholderText(tr("22:00-06:00 0.19; 12:00-13:00 0.40"));
    m_bands->setToolTip(tr("Hours of every day with a price of their own, by the clock of the charts"));
    m_bandsProblem->setWordWrap(true);
    m_bandsProblem->setAccessibleName(tr("Problem of the time bands"));
    m_bandsProblem->hide();
    form->addRow(tr("&Currency"), m_currency);
    form->addRow(tr("&Price of a kilowatt-hour"), m_price);
    form->addRow(tr("&Time bands"), m_bands);
    form->addRow(QString(), m_bandsProblem);
    form->addRow(tr("Carbon &dioxide of the grid"), m_grams);
    connect(m_currency, &QLineEdit::textChanged, this, &PreferencesDialog::takeEnergy);
    connect(m_bands, &QLineEdit::textChanged, this, &PreferencesDialog::takeEnergy);
    connect(m_price, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::takeEnergy);
    connect(m_grams, &QDoubleSpinBox::valueChanged, this, &PreferencesDialog::takeEnergy);
    return group;
}

QWidget *PreferencesDialog::budgetGroup(const Preferences &preferences)
{
    auto *group =
        new QGroupBox(preferences.system.isEmpty()
                          ? tr("Power budget (of a selected system of an HMC)")
                          : tr("Power budget of %1").arg(QString(preferences.system).replace(u'&', u"&&"_s)));
    group->setEnabled(!preferences.system.isEmpty());
    auto *form = new QFormLayout(group);
    form->addRow(tr("&Budget or nameplate"), m_budget);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this](double watts) {
        if (!m_showing)
            Q_EMIT budgetChanged(watts);
    });
    return group;
}

void PreferencesDialog::fill(const EnergyFigures &figures)
{
    m_showing = true;
    m_currency->setText(figures.tariff.currency);
    m_price->setValue(figures.tariff.perKwh);
    m_bands->setText(textOf(figures.tariff.bands));
    m_grams->setValue(figures.gramsPerKwh);
    m_showing = false;
    m_figures = figures;
}

/// Bands that cannot be read yet leave those from before in force, and say so.
void PreferencesDialog::takeEnergy()
{
    const std::optional<QList<TariffBand>> bands = bandsFrom(m_bands->text());
    m_bandsProblem->setVisible(!bands);
    if (!bands) {
        QPalette tinted = palette();
        tinted.setColor(QPalette::WindowText, toneColour(Tone::Warning));
        m_bandsProblem->setPalette(tinted);
        m_bandsProblem->setText(
            tr("Not understood yet; write HH:MM-HH:MM PRICE, several with a semicolon between."));
    }
    if (m_showing)
        return;
    m_figures = {{m_currency->text().trimmed(), m_price->value(), bands.value_or(m_figures.tariff.bands)},
                 m_grams->value()};
    Q_EMIT energyChanged(m_figures);
}

void PreferencesDialog::restoreDefaults()
{
    fill({});
    Q_EMIT energyChanged({});
    if (m_budget->isEnabled())
        m_budget->setValue(0.0);
}

} // namespace hmcscope
