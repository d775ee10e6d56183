// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Whether one sees where the keys go.
class FocusTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isSeenInEveryView_data();
    void isSeenInEveryView();
};
