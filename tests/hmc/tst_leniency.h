// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What real HMCs do to documents and no documentation tells: one test for each thing that must not surprise
/// anybody.
class LeniencyTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leadingNewline_data();
    void leadingNewline();
    void prologOrNone_data();
    void prologOrNone();
    void randomKeyOrder();
    void nullInArrays();
    void missingKeys_data();
    void missingKeys();
    void statusOneAndTwo();
    void stringBooleans();
    void exponents();
    void energyMonitoringCapableAbsent();
    void trailingBlanks();
    void namesEndingInNewline();
    void partitionsNewerThanTheFile();
    void stampsWithAnyZone_data();
    void stampsWithAnyZone();
    void locationIsNumberOrString();
    void placeholderSensor_data();
    void placeholderSensor();
    void countsAreNoOperations();
};
