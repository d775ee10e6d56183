// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Another appearance while something is open.
class AppearanceTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingKeepsTheOldColours_data();
    void nothingKeepsTheOldColours();
};
