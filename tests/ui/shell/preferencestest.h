// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class PreferencesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedCountsAtOnce();
    void bandsThatCannotBeReadLeaveTheOldOnes();
    void defaultsComeBack();
    void withoutASystemThereIsNoBudget();
    void theWindowKeepsThem();
    void generalAppliesAtOnceAndFollows();
    void defaultsAreThoseOfThePage();
    void twiceTheTextStillFits();
};
