// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/energypreferences.h"

#include "shell/notice.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
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
    box->setSpecialValueText(EnergyPreferences::tr("not set"));
    box->setKeyboardTracking(false); // half a number is none
    box->setAccessibleName(name);
    return box;
}

} // namespace

EnergyPreferences::EnergyPreferences(const EnergyPreferencesContent &content, QWidget *parent)
    : QWidget(parent)
    , m_currency(new QLineEdit)
    , m_price(number(1000.0, 4, 0.01, {}, tr("Price of a kilowatt-hour")))
    , m_bands(new QLineEdit)
    , m_bandsProblem(new Notice(Notice::Look::Plain))
    , m_grams(number(5000.0, 0, 10.0, tr("g/kWh"), tr("Carbon dioxide of a kilowatt-hour")))
    , m_budget(number(1'000'000.0, 0, 50.0, u"W"_s, tr("Power budget")))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(energyGroup());
    auto *note = new QLabel(
        tr("Cost and carbon dioxide are counted from what the HMC reports, with these numbers of yours."));
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addWidget(budgetGroup(content));
    column->addStretch();
    fill(content.energy);
    m_showing = true;
    m_budget->setValue(content.budgetWatts);
    m_showing = false;
}

QWidget *EnergyPreferences::energyGroup()
{
    auto *group = new QGroupBox(tr("Energy"));
    auto *form = new QFormLayout(group);
    m_currency->setMaxLength(8);
    m_currency->setPlaceholderText(tr("EUR, USD…"));
    m_bands->setMaxLength(400);
    m_bands->setMinimumWidth(fontMetrics().averageCharWidth() * 44);
    m_bands->setPlaceholderText(tr("22:00-06:00 0.19; 12:00-13:00 0.40"));
    m_bands->setToolTip(tr("Hours of every day with a price of their own, by the clock of the charts"));
    m_bandsProblem->setAccessibleName(tr("Problem of the time bands"));
    form->addRow(tr("&Currency"), m_currency);
    form->addRow(tr("&Price of a kilowatt-hour"), m_price);
    form->addRow(tr("&Time bands"), m_bands);
    form->addRow(QString(), m_bandsProblem);
    form->addRow(tr("Carbon &dioxide of the grid"), m_grams);
    connect(m_currency, &QLineEdit::textChanged, this, &EnergyPreferences::takeEnergy);
    connect(m_bands, &QLineEdit::textChanged, this, &EnergyPreferences::takeEnergy);
    connect(m_price, &QDoubleSpinBox::valueChanged, this, &EnergyPreferences::takeEnergy);
    connect(m_grams, &QDoubleSpinBox::valueChanged, this, &EnergyPreferences::takeEnergy);
    return group;
}

QWidget *EnergyPreferences::budgetGroup(const EnergyPreferencesContent &content)
{
    auto *group =
        new QGroupBox(content.system.isEmpty()
                          ? tr("Power budget (of a selected system of an HMC)")
                          : tr("Power budget of %1").arg(QString(content.system).replace(u'&', u"&&"_s)));
    group->setEnabled(!content.system.isEmpty());
    auto *form = new QFormLayout(group);
    form->addRow(tr("&Budget or nameplate"), m_budget);
    connect(m_budget, &QDoubleSpinBox::valueChanged, this, [this](double watts) {
        if (!m_showing)
            Q_EMIT budgetChanged(watts);
    });
    return group;
}

void EnergyPreferences::fill(const EnergyFigures &figures)
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
void EnergyPreferences::takeEnergy()
{
    const std::optional<QList<TariffBand>> bands = bandsFrom(m_bands->text());
    if (bands)
        m_bandsProblem->clear();
    else if (m_bandsProblem->isHidden()) // told once, not with every letter
        m_bandsProblem->tell(
            Tone::Warning,
            tr("Not understood yet; write HH:MM-HH:MM PRICE, several with a semicolon between."));
    if (m_showing)
        return;
    m_figures = {{m_currency->text().trimmed(), m_price->value(), bands.value_or(m_figures.tariff.bands)},
                 m_grams->value()};
    Q_EMIT energyChanged(m_figures);
}

void EnergyPreferences::setFigures(const EnergyFigures &figures, double budgetWatts)
{
    if (m_figures != figures)
        fill(figures);
    const QSignalBlocker quiet(m_budget);
    if (m_budget->isEnabled() && m_budget->value() != budgetWatts)
        m_budget->setValue(budgetWatts);
}

void EnergyPreferences::restoreDefaults()
{
    fill({});
    Q_EMIT energyChanged({});
    if (m_budget->isEnabled())
        m_budget->setValue(0.0);
}

} // namespace hmcscope
