// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class MemoryHistoryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ordersAndDeduplicates();
    void agreesWithAMapOnRandomAppends();
    void forgetsTheOldest();
    void keepsSamplesWithoutValue();
    void findsTheNearestValue_data();
    void findsTheNearestValue();
    void ordersKeys();
    void tellsOncePerTurn();
    void staysSilentWhenNothingChanged();
    void tellsOfAbsence();
    void diesWithChangesPending();
};

} // namespace hmcscope::test
