// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/tariff.h"

#include <QDialog>

class QDoubleSpinBox;
class QLabel;
class QLineEdit;

namespace hmcscope {

/// What the dialog shows and changes.
struct Preferences
{
    EnergyFigures energy{};
    QString system{}; ///< whose budget it is: the name of the selected system; empty: none is selected
    double budgetWatts = 0.0; ///< 0: none
};

/// Everything that can be set, applied at once: there is nothing to confirm.
class PreferencesDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit PreferencesDialog(const Preferences &preferences, QWidget *parent = nullptr);

Q_SIGNALS:
    void energyChanged(const hmcscope::EnergyFigures &figures);
    void budgetChanged(double watts);

private:
    QWidget *energyGroup();
    QWidget *budgetGroup(const Preferences &preferences);
    void fill(const EnergyFigures &figures);
    void takeEnergy();
    void restoreDefaults();

    QLineEdit *m_currency;
    QDoubleSpinBox *m_price;
    QLineEdit *m_bands;
    QLabel *m_bandsProblem;
    QDoubleSpinBox *m_grams;
    QDoubleSpinBox *m_budget;
    EnergyFigures m_figures;
    bool m_showing = false; ///< fields are being filled: nobody has changed anything
};

} // namespace hmcscope
