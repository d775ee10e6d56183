// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/limitspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

constexpr double perMinute = 60'000.0;
constexpr double perMegabyte = 1e6;
constexpr double percent = 100.0;
constexpr int ownLimits = -1;

/// 0 stands for "not watched".
std::optional<double> limitIn(const QDoubleSpinBox *box, double factor = 1.0)
{
    return box->value() > 0.0 ? std::optional(box->value() * factor) : std::nullopt;
}

void put(QDoubleSpinBox *box, const std::optional<double> &limit, double divisor = 1.0)
{
    box->setValue(limit.value_or(0.0) / divisor);
}

} // namespace

LimitsPage::LimitsPage(const AlarmRules &rules, QWidget *parent)
    : QWidget(parent)
    , m_on(new QCheckBox(tr("&Watch for alarms")))
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_on);
    QWidget *groups[] = {inletGroup(), otherGroup(), tellingGroup()};
    for (QWidget *group : groups) {
        column->addWidget(group);
        connect(m_on, &QCheckBox::toggled, group, &QWidget::setEnabled);
    }
    column->addStretch();
    connect(m_on, &QCheckBox::toggled, this, &LimitsPage::take);
    fill(rules);
    for (QWidget *group : groups)
        group->setEnabled(rules.on);
}

QDoubleSpinBox *LimitsPage::number(QFormLayout *form, const QString &label, const QString &name,
                                   const QString &unit, double most, int decimals)
{
    auto *box = new QDoubleSpinBox;
    box->setRange(0.0, most);
    box->setDecimals(decimals);
    box->setSuffix(u' ' + unit);
    box->setSpecialValueText(tr("not watched"));
    box->setKeyboardTracking(false); // half a number is none
    box->setAccessibleName(name);
    form->addRow(label, box);
    connect(box, &QDoubleSpinBox::valueChanged, this, &LimitsPage::take);
    return box;
}

QGroupBox *LimitsPage::inletGroup()
{
    auto *group = new QGroupBox(tr("Inlet temperature"));
    auto *form = new QFormLayout(group);
    m_class = new QComboBox;
    m_class->setAccessibleName(tr("Class of the equipment"));
    m_class->setToolTip(tr("Classes of ASHRAE TC 9.9; 18 to 27 °C is recommended for all of them"));
    const std::pair<QString, InletClass> classes[] = {{tr("A1: 15 to 32 °C"), InletClass::A1},
                                                      {tr("A2: 10 to 35 °C"), InletClass::A2},
                                                      {tr("A3: 5 to 40 °C"), InletClass::A3},
                                                      {tr("A4: 5 to 45 °C"), InletClass::A4}};
    for (const auto &[text, inletClass] : classes)
        m_class->addItem(text, int(inletClass));
    m_class->addItem(tr("Own limits"), ownLimits);
    form->addRow(tr("&Class (ASHRAE)"), m_class);
    connect(m_class, &QComboBox::activated, this, &LimitsPage::chooseClass);
    const QString celsius = tr("°C");
    m_inletLowBad = number(form, tr("Critical below"), tr("Inlet, critical below"), celsius, 80.0, 1);
    m_inletLow = number(form, tr("Warning below"), tr("Inlet, warning below"), celsius, 80.0, 1);
    m_inletHigh = number(form, tr("Warning above"), tr("Inlet, warning above"), celsius, 80.0, 1);
    m_inletHighBad = number(form, tr("Critical above"), tr("Inlet, critical above"), celsius, 80.0, 1);
    m_rise = number(form, tr("&Rise within 15 minutes"), tr("Rise of the inlet within 15 minutes"), tr("K"),
                    40.0, 1);
    return group;
}

QGroupBox *LimitsPage::otherGroup()
{
    auto *group = new QGroupBox(tr("Power, CPU and SSP I/O"));
    auto *form = new QFormLayout(group);
    m_budget = number(form, tr("&Power, warning above"), tr("Power, warning above"), tr("% of the budget"),
                      1000.0, 0);
    m_budgetBad = number(form, tr("Power, critical above"), tr("Power, critical above"),
                         tr("% of the budget"), 1000.0, 0);
    m_cpu = number(form, tr("CPU, warning above"), tr("CPU, warning above"), tr("°C"), 150.0, 1);
    m_cpuBad = number(form, tr("CPU, critical above"), tr("CPU, critical above"), tr("°C"), 150.0, 1);
    m_ssp = number(form, tr("SSP I/O, warning above"), tr("SSP I/O, warning above"), tr("MB/s"), 1e6, 0);
    m_sspBad = number(form, tr("SSP I/O, critical above"), tr("SSP I/O, critical above"), tr("MB/s"), 1e6, 0);
    return group;
}

QGroupBox *LimitsPage::tellingGroup()
{
    auto *group = new QGroupBox(tr("When an alarm is told"));
    auto *form = new QFormLayout(group);
    const QString minutes = tr("min");
    m_minimum = number(form, tr("Outside for at &least"), tr("Outside for at least"), minutes, 60.0, 1);
    m_minimum->setSpecialValueText(tr("at once"));
    m_calm = number(form, tr("Over when &inside for"), tr("Over when inside for"), minutes, 60.0, 1);
    m_calm->setSpecialValueText(tr("at once"));
    m_margin = number(form, tr("Inside by at least"), tr("Inside by at least"), tr("K"), 20.0, 1);
    m_margin->setSpecialValueText(tr("the limit itself"));
    m_noData = number(form, tr("&No data for"), tr("No data for"), minutes, 720.0, 0);
    m_notices = new QComboBox;
    m_notices->setAccessibleName(tr("Notices on the desktop"));
    m_notices->addItem(tr("None"), int(AlarmRules::Notices::Never));
    m_notices->addItem(tr("Critical alarms"), int(AlarmRules::Notices::Bad));
    m_notices->addItem(tr("Warnings too"), int(AlarmRules::Notices::All));
    form->addRow(tr("Notices on the &desktop"), m_notices);
    connect(m_notices, &QComboBox::activated, this, &LimitsPage::take);
    return group;
}

void LimitsPage::chooseClass(int row)
{
    const int chosen = m_class->itemData(row).toInt();
    if (chosen == ownLimits)
        return;
    AlarmRules rules = m_rules;
    rules.inlet = inletLimits(InletClass(chosen));
    fill(rules);
    Q_EMIT rulesChanged(m_rules);
}

void LimitsPage::fill(const AlarmRules &rules)
{
    m_showing = true;
    m_on->setChecked(rules.on);
    const std::optional<InletClass> inletClass = inletClassOf(rules.inlet);
    m_class->setCurrentIndex(m_class->findData(inletClass ? int(*inletClass) : ownLimits));
    put(m_inletLowBad, rules.inlet.lowBad);
    put(m_inletLow, rules.inlet.lowWarning);
    put(m_inletHigh, rules.inlet.highWarning);
    put(m_inletHighBad, rules.inlet.highBad);
    put(m_rise, rules.inletRise);
    put(m_budget, rules.budgetWarning, 1.0 / percent);
    put(m_budgetBad, rules.budgetBad, 1.0 / percent);
    put(m_cpu, rules.cpu.highWarning);
    put(m_cpuBad, rules.cpu.highBad);
    put(m_ssp, rules.ssp.highWarning, perMegabyte);
    put(m_sspBad, rules.ssp.highBad, perMegabyte);
    put(m_margin, rules.temperatureMargin);
    put(m_minimum, double(rules.minimumMs), perMinute);
    put(m_calm, double(rules.calmMs), perMinute);
    put(m_noData, double(rules.noDataMs), perMinute);
    m_notices->setCurrentIndex(m_notices->findData(int(rules.notices)));
    m_rules = rules;
    m_showing = false;
}

void LimitsPage::take()
{
    if (m_showing)
        return;
    AlarmRules rules = m_rules;
    rules.on = m_on->isChecked();
    rules.inlet = {limitIn(m_inletLowBad), limitIn(m_inletLow), limitIn(m_inletHigh),
                   limitIn(m_inletHighBad)};
    rules.inletRise = m_rise->value();
    rules.budgetWarning = m_budget->value() / percent;
    rules.budgetBad = m_budgetBad->value() / percent;
    rules.cpu = {.highWarning = limitIn(m_cpu), .highBad = limitIn(m_cpuBad)};
    rules.ssp = {.highWarning = limitIn(m_ssp, perMegabyte), .highBad = limitIn(m_sspBad, perMegabyte)};
    rules.temperatureMargin = m_margin->value();
    rules.minimumMs = std::llround(m_minimum->value() * perMinute);
    rules.calmMs = std::llround(m_calm->value() * perMinute);
    rules.noDataMs = std::llround(m_noData->value() * perMinute);
    rules.notices = AlarmRules::Notices(m_notices->currentData().toInt());
    if (rules == m_rules)
        return;
    m_rules = rules;
    const std::optional<InletClass> inletClass = inletClassOf(rules.inlet);
    m_class->setCurrentIndex(m_class->findData(inletClass ? int(*inletClass) : ownLimits));
    Q_EMIT rulesChanged(m_rules);
}

void LimitsPage::setRules(const AlarmRules &rules)
{
    if (rules != m_rules)
        fill(rules);
}

void LimitsPage::restoreDefaults()
{
    fill({});
    Q_EMIT rulesChanged(m_rules);
}

} // namespace hmcscope
