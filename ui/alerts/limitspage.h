// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QGroupBox;

namespace hmcscope {

/// The page of the preferences where limits are set, and how alarms are told.
class LimitsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit LimitsPage(const AlarmRules &rules, QWidget *parent = nullptr);

    /// What holds now: another window may have changed it.
    void setRules(const AlarmRules &rules);
    /// What a new installation has.
    void restoreDefaults();

Q_SIGNALS:
    void rulesChanged(const hmcscope::AlarmRules &rules);

private:
    QGroupBox *inletGroup();
    QGroupBox *otherGroup();
    QGroupBox *tellingGroup();
    QDoubleSpinBox *number(QFormLayout *form, const QString &label, const QString &name, const QString &unit,
                           double most, int decimals);
    void chooseClass(int row);
    void fill(const AlarmRules &rules);
    void take();

    QCheckBox *m_on;
    QComboBox *m_class = nullptr;
    QDoubleSpinBox *m_inletLowBad = nullptr;
    QDoubleSpinBox *m_inletLow = nullptr;
    QDoubleSpinBox *m_inletHigh = nullptr;
    QDoubleSpinBox *m_inletHighBad = nullptr;
    QDoubleSpinBox *m_rise = nullptr;
    QDoubleSpinBox *m_budget = nullptr;
    QDoubleSpinBox *m_budgetBad = nullptr;
    QDoubleSpinBox *m_cpu = nullptr;
    QDoubleSpinBox *m_cpuBad = nullptr;
    QDoubleSpinBox *m_ssp = nullptr;
    QDoubleSpinBox *m_sspBad = nullptr;
    QDoubleSpinBox *m_margin = nullptr;
    QDoubleSpinBox *m_minimum = nullptr;
    QDoubleSpinBox *m_calm = nullptr;
    QDoubleSpinBox *m_noData = nullptr;
    QComboBox *m_notices = nullptr;
    AlarmRules m_rules;
    bool m_showing = false; ///< fields are being filled: nobody has changed anything
};

} // namespace hmcscope
