// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/fleet.h"

#include <QUuid>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

QString uuidFor(const QString &what)
{
    static const QUuid space(u"{7b0d2c54-6a0e-4f3a-9d4e-1c2f5a90e6b1}"_s);
    return QUuid::createUuidV5(space, what).toString(QUuid::WithoutBraces);
}

namespace {

QString serialFor(int index)
{
    return u"78%1"_s.arg(0x21D30 + index * 0x1B7, 5, 16, QLatin1Char('0')).toUpper();
}

Vios makeVios(const System &system, int id, const QList<Pool> &pools)
{
    const QString name = u"%1-vios%2"_s.arg(system.name.section(u'-', 0, 1)).arg(id);
    return {id, name, uuidFor(system.serial + u"/vios/"_s + QString::number(id)).toUpper(), pools};
}

System make(int index, const QString &name, const QString &machineType, const QString &model)
{
    System system;
    system.index = index;
    system.name = name;
    system.machineType = machineType;
    system.model = model;
    system.serial = serialFor(index);
    system.uuid = uuidFor(system.serial);
    for (int i = 0; i < 4; ++i)
        system.partitions.append(uuidFor(system.serial + u"/lpar/"_s + QString::number(i)).toUpper());
    return system;
}

constexpr double megabyte = 1e6;

System busyPower9()
{
    System system = make(0, u"prd-db-01"_s, u"9009"_s, u"42A"_s);
    system.firmware = u"VL950_FW950.80 (131)"_s;
    system.processors = 24;
    system.memoryMb = 1'048'576;
    system.idleWatts = 760;
    system.peakWatts = 1480;
    system.inletCelsius = 23;
    system.batchHour = 1.2;
    const Pool pool{u"SSP_PRD_1"_s, 20'971'520, 13'262'848, 220 * megabyte, 90 * megabyte};
    system.vioses = {makeVios(system, 1, {pool}), makeVios(system, 2, {pool})};
    return system;
}

Pool archivePool()
{
    return {u"SSP_ARCH_2"_s, 52'428'800, 31'981'568, 25 * megabyte, 60 * megabyte};
}

System power10()
{
    System system = make(1, u"prd-app-02"_s, u"9105"_s, u"42A"_s);
    system.type = u"ebmc"_s;
    system.firmware = u"ML1050_FW1050.10 (81)"_s;
    system.processors = 40;
    system.memoryMb = 2'097'152;
    system.idleWatts = 980;
    system.peakWatts = 1720;
    system.inletCelsius = 22;
    system.batchHour = 3.5;
    system.business = 0.8;
    system.cpuSensors = 4;
    system.baseboardSensors = 8;
    const Pool shared{u"SSP_PRD_1"_s, 20'971'520, 13'262'848, 130 * megabyte, 45 * megabyte};
    system.vioses = {makeVios(system, 1, {shared}), makeVios(system, 2, {shared, archivePool()})};
    return system;
}

System poweredOff()
{
    System system = make(2, u"dr-db-03"_s, u"9009"_s, u"42A"_s);
    system.state = u"power off"_s;
    system.firmware = u"VL950_FW950.60 (111)"_s;
    system.processors = 16;
    system.memoryMb = 524'288;
    system.vioses = {makeVios(system, 1, {}), makeVios(system, 2, {})};
    return system;
}

System unmonitoredPower8()
{
    System system = make(3, u"lab-power8-04"_s, u"8247"_s, u"22L"_s);
    system.firmware = u"SV860_FW860.90 (226)"_s;
    system.processors = 20;
    system.memoryMb = 262'144;
    system.monitored = false;
    system.idleWatts = 420;
    system.peakWatts = 690;
    system.vioses = {makeVios(system, 1, {})};
    return system;
}

/// Every state that an HMC knows but "operating", those that are met most often first.
QString otherState(int number)
{
    static const QStringList states{u"no connection"_s,
                                    u"standby"_s,
                                    u"failed authentication"_s,
                                    u"power off"_s,
                                    u"error"_s,
                                    u"initializing"_s,
                                    u"incomplete"_s,
                                    u"recovery"_s,
                                    u"pending authentication - password updates required"_s,
                                    u"power off in progress"_s,
                                    u"error - dump in progress"_s,
                                    u"error - terminated"_s,
                                    u"version mismatch"_s,
                                    u"on demand recovery"_s,
                                    u"service processor failover"_s,
                                    u"unknown"_s};
    return states.at(number % states.size());
}

/// Names and states of every kind that a client must stand: markup, quotes, other alphabets, systems out of
/// reach.
System madeUp(int index)
{
    static const QList<std::pair<QString, QString>> models{
        {u"9009"_s, u"22A"_s}, {u"9105"_s, u"22A"_s}, {u"8286"_s, u"42A"_s}, {u"9080"_s, u"M9S"_s}};
    const auto &[machineType, model] = models.at(index % models.size());
    const QString number = u"%1"_s.arg(index + 1, 2, 10, QLatin1Char('0'));
    const QString name =
        index % 16 == 5 ? u"lab-%1 \"Süd\" & <b>Nord</b>"_s.arg(number) : u"prd-sys-%1"_s.arg(number);
    System system = make(index, name, machineType, model);
    if (index % 4 == 3)
        system.state = otherState(index / 4 - 1);
    system.type = machineType == u"9105"_s ? u"ebmc"_s : u"fsp"_s;
    system.firmware = machineType == u"9105"_s ? u"ML1050_FW1050.10 (81)"_s : u"VL950_FW950.C1 (168)"_s;
    system.processors = 16 + 4 * (index % 5);
    system.memoryMb = 524'288 * (1 + index % 3);
    system.idleWatts = 450 + 60 * (index % 9);
    system.peakWatts = system.idleWatts * 1.8;
    system.inletCelsius = 20 + index % 6;
    system.business = 0.3 + 0.1 * (index % 8);
    system.batchHour = index % 6;
    QList<Pool> pools;
    if (index % 3 != 0)
        pools.append(
            {u"SSP_CLUSTER_%1"_s.arg(index / 8 + 1), 10'485'760, 6'291'456, 60 * megabyte, 25 * megabyte});
    system.vioses = {makeVios(system, 1, pools), makeVios(system, 2, pools)};
    return system;
}

System systemAt(int index)
{
    switch (index) {
    case 0:
        return busyPower9();
    case 1:
        return power10();
    case 2:
        return poweredOff();
    case 3:
        return unmonitoredPower8();
    default:
        return madeUp(index);
    }
}

} // namespace

QList<System> makeFleet(int count, int first)
{
    QList<System> fleet;
    for (int index = first; index < first + qBound(0, count, 200); ++index)
        fleet.append(systemAt(index));
    return fleet;
}

System foreignSystem()
{
    System system = make(1800, u"dr-arch-90"_s, u"9009"_s, u"22A"_s);
    system.vioses = {makeVios(system, 1, {archivePool()})};
    return system;
}

QString nameOf(const Dialect &dialect, const System &system)
{
    if (!dialect.oddNames)
        return system.name;
    switch (system.index % 6) {
    case 0:
        return system.name + u" Zürich-東京-Ω"_s;
    case 1:
        return u"R&D \"<b>"_s + system.name + u"</b>\" 'A'"_s;
    case 2:
        return system.name + u'\n';
    case 3:
        return (system.name + u'-').leftJustified(200, u'x');
    case 4:
        return u"=1+1;\u202Eשלום 🖥 "_s + system.name;
    default:
        return system.name + u" a\\b\tc"_s;
    }
}

} // namespace hmcscope::simulator
