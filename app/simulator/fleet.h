// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace hmcscope::simulator {

/// A shared storage pool as one of its nodes sees it.
struct Pool
{
    QString name;
    int totalMb = 0;
    int usedMb = 0;
    double readScale = 0; ///< bytes/s of a busy hour
    double writeScale = 0;
};

struct Vios
{
    int id = 0; ///< partition id
    QString name;
    QString uuid; ///< upper case, as all partitions'
    QList<Pool> pools;
};

/// A managed system: what the inventory says of it, and what shapes its curves.
struct System
{
    int index = 0;
    QString name;
    QString uuid; ///< lower case
    QString machineType;
    QString model;
    QString serial;
    QString state = QStringLiteral("operating");
    QString type = QStringLiteral("fsp"); ///< service processor: fsp or ebmc
    QString firmware;
    int processors = 0;
    int memoryMb = 0;
    bool monitored = true; ///< long-term, aggregation and energy monitoring are on
    double idleWatts = 0;
    double peakWatts = 0;
    double inletCelsius = 22;
    double business = 1;  ///< how much of its load follows office hours, 0 to 1
    double batchHour = 1; ///< when its nightly batch begins, HMC time
    int cpuSensors = 2;
    int baseboardSensors = 6;
    QList<Vios> vioses;
    QList<QString> partitions; ///< UUIDs of its logical partitions, upper case

    QString mtms() const { return machineType + u'-' + model + u'*' + serial; }
    bool isOperating() const { return state == QStringLiteral("operating"); }
};

/// The managed systems of one HMC, at most 200. The first four are the demo's: a busy POWER9 and a POWER10
/// whose VIOS share storage pools, a POWER9 that is powered off, and a POWER8 where monitoring is off. The
/// rest is made up in the same manner, one in four in a state other than "operating". \p first is the index
/// of the first one: an index is always the same system, whichever HMC manages it.
QList<System> makeFleet(int count, int first = 0);

/// A node of SSP_ARCH_2 on a system that no simulated HMC manages.
System foreignSystem();

/// The system's name; with `oddNames` one that clients find hard: other alphabets and directions, markup,
/// quotes, a line break at the end, a formula, 200 characters.
QString nameOf(const Dialect &dialect, const System &system);

/// A UUID that is always the same for the same thing, lower case.
QString uuidFor(const QString &what);

} // namespace hmcscope::simulator
