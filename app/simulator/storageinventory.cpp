// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/storageinventory.h"

#include <QCryptographicHash>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

QByteArray line(const char *name, const char *kb, const QByteArray &content)
{
    return "    " + element(name, kb, content) + '\n';
}

/// An identifier as VIOS make them: no UUID, but always the same.
QByteArray uniqueId(const QByteArray &prefix, const QString &what)
{
    return prefix + QCryptographicHash::hash(what.toUtf8(), QCryptographicHash::Sha1).toHex().left(32);
}

QByteArray related(const char *name, const QByteArray &href)
{
    return QByteArray("    <") + name + " kb=\"CUD\" kxe=\"false\" href=\"" + href + "\" rel=\"related\"/>\n";
}

QByteArray disk(const QString &pool, int number, qint64 capacityMb)
{
    const QByteArray name = "hdisk" + QByteArray::number(number);
    return group("PhysicalVolume", nullptr,
                 element("Description", "CUD", "MPIO IBM 2076 FC Disk") +
                     element("UniqueDeviceID", "ROR", uniqueId("01", pool + QString::fromLatin1(name))) +
                     element("VolumeCapacity", "CUR", QByteArray::number(capacityMb)) +
                     element("VolumeName", "CUR", name) + element("VolumeState", "ROR", "active") +
                     element("IsFibreChannelBacked", "ROR", "true"));
}

QByteArray nodeElement(const Question &question, const ClusterNode &node)
{
    const System &system = node.system;
    const QByteArray mtms = group("MachineTypeModelAndSerialNumber", "CUD",
                                  element("MachineType", "CUR", system.machineType.toLatin1()) +
                                      element("Model", "CUR", system.model.toLatin1()) +
                                      element("SerialNumber", "CUR", system.serial.toLatin1()));
    const QByteArray vios = question.base() + "/rest/api/uom/ManagedSystem/" + system.uuid.toLatin1() +
                            "/VirtualIOServer/" + node.vios.uuid.toLatin1();
    return group("Node", nullptr,
                 element("HostName", "CUD", escaped(node.hostName())) +
                     element("PartitionID", "CUD", QByteArray::number(node.vios.id)) + mtms +
                     element("VirtualIOServerLevel", "CUD", "3.1.4.31") + related("VirtualIOServer", vios) +
                     element("State", "ROR", system.isOperating() ? "Up" : "Down", " ksv=\"V1_3_0\""));
}

QByteArray gigabytes(qint64 megabytes)
{
    return QByteArray::number(double(megabytes) / 1024, 'f', 2);
}

QByteArray logicalUnit(const QString &pool, int number, qint64 gigabytes)
{
    const QByteArray name = "lu" + QByteArray::number(number);
    return group("LogicalUnit", nullptr,
                 element("ThinDevice", "CUR", "true") +
                     element("UniqueDeviceID", "ROR", uniqueId("27", pool + QString::fromLatin1(name))) +
                     element("UnitCapacity", "COR", QByteArray::number(gigabytes)) +
                     element("LogicalUnitType", "COD", "VirtualIO_Disk") + element("InUse", "ROR", "true") +
                     element("UnitName", "CUR", name));
}

} // namespace

UomObject clusterObject(const Question &question, const PoolCluster &cluster)
{
    QByteArray nodes;
    for (const ClusterNode &node : cluster.nodes)
        nodes += nodeElement(question, node);
    const QByteArray content =
        line("ClusterName", "COR", escaped(cluster.name)) +
        line("ClusterID", "CUD", uniqueId("22", cluster.name)) +
        group("RepositoryDisk", "CUD", disk(cluster.name, 2, 10'240)) +
        related("ClusterSharedStoragePool",
                question.base() + "/rest/api/uom/SharedStoragePool/" + cluster.poolUuid.toLatin1()) +
        group("Node", "CUD", nodes);
    return {"Cluster", cluster.uuid.toLatin1(), "Cluster", content, "V1_2_0"};
}

UomObject poolObject(const PoolCluster &cluster)
{
    const Pool &pool = cluster.pool;
    const qint64 unitGb = pool.totalMb / 1024 / 2;
    const QByteArray content =
        group("LogicalUnits", "CUD", logicalUnit(pool.name, 1, unitGb) + logicalUnit(pool.name, 2, unitGb)) +
        line("MultiDataTierConfigured", "CUD", "false") +
        line("MultiFailureGroupConfigured", "CUD", "false") +
        group("PhysicalVolumes", "CUR",
              disk(pool.name, 3, pool.totalMb / 2) + disk(pool.name, 4, pool.totalMb / 2)) +
        line("Capacity", "CUR", gigabytes(pool.totalMb)) +
        line("FreeSpace", "CUR", gigabytes(pool.totalMb - pool.usedMb)) +
        line("OverCommitSpace", "CUR", "0") +
        line("TotalLogicalUnitSize", "CUR", QByteArray::number(2 * unitGb)) +
        line("AlertThreshold", "CUD", "35%") + line("StoragePoolName", "CUR", escaped(pool.name)) +
        line("UniqueDeviceID", "ROR", uniqueId("24", pool.name));
    return {"SharedStoragePool", cluster.poolUuid.toLatin1(), "SharedStoragePool", content, "V1_2_0"};
}

} // namespace hmcscope::simulator
