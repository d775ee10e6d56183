// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What real HMCs do and documents do not tell: one test for each thing that must not surprise anybody.
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
    void foreignLinks_data();
    void foreignLinks();
    void errorBodies_data();
    void errorBodies();
    void stampsWithAnyZone_data();
    void stampsWithAnyZone();
    void firstSampleBeforeTheStart();
    void emptyFeeds_data();
    void emptyFeeds();
    void emptyAndExpiredFiles_data();
    void emptyAndExpiredFiles();
    void restartedConsoleIsAFailure_data();
    void restartedConsoleIsAFailure();
    void locationIsNumberOrString();
    void placeholderSensor_data();
    void placeholderSensor();
    void countsAreNoOperations();
    void dateHeaderTellsTheSkew();
};
