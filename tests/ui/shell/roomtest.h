// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Text at twice its size in the smallest window.
class RoomTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsCutAtTwiceTheText_data();
    void nothingIsCutAtTwiceTheText();
};
