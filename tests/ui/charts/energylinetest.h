// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class EnergyLineTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsKnown();
    void countsWithTheUsersNumbers();
    void isSilentWithoutValues();
    void agreesWithTheStatistics();
    void followsTheVisibleSpan();
};
