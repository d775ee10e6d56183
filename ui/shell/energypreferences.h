// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/tariff.h"

#include <QWidget>

class QDoubleSpinBox;
class QLineEdit;

namespace hmcscope {

class Notice;

/// What the page shows and changes.
struct EnergyPreferencesContent
{
    EnergyFigures energy{};
    QString system{}; ///< whose budget it is: the name of the selected system; empty: none is selected
    double budgetWatts = 0.0; ///< 0: none
};

/// What energy is counted with, and the power budget of the selected system.
class EnergyPreferences final : public QWidget
{
    Q_OBJECT
public:
    explicit EnergyPreferences(const EnergyPreferencesContent &content, QWidget *parent = nullptr);

    /// They have been changed elsewhere.
    void setFigures(const EnergyFigures &figures, double budgetWatts);
    void restoreDefaults();

Q_SIGNALS:
    void energyChanged(const hmcscope::EnergyFigures &figures);
    void budgetChanged(double watts);

private:
    QWidget *energyGroup();
    QWidget *budgetGroup(const EnergyPreferencesContent &content);
    void fill(const EnergyFigures &figures);
    void takeEnergy();

    QLineEdit *m_currency;
    QDoubleSpinBox *m_price;
    QLineEdit *m_bands;
    Notice *m_bandsProblem;
    QDoubleSpinBox *m_grams;
    QDoubleSpinBox *m_budget;
    EnergyFigures m_figures;
    bool m_showing = false; ///< fields are being filled: nobody has changed anything
};

} // namespace hmcscope
