// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class RememberedTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsThereAtFirst();
    void theDemoIsNotListed();
    void aLogonIsListedInTheNextWindow();
    void clickAndEnterFillTheForm();
    void forgettingIsAskedAboutInPlace();
    void forgettingTakesThePasswordAlong();
    void untickedPasswordIsRemovedFromAnyHmc();
    void narrowWindowsStackTheCards();
};
