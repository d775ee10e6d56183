// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/boundedxml.h"
#include "hmc/parsers.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr double mbPerGb = 1024.0;

/// A node while it is read: the parts of its MTMS come in any order.
struct NodeParts
{
    QString hostName;
    QString type;
    QString model;
    QString serial;

    bool isEmpty() const { return hostName.isEmpty() && type.isEmpty() && serial.isEmpty(); }
    ClusterNode node() const
    {
        const bool whole = !type.isEmpty() && !model.isEmpty() && !serial.isEmpty();
        return {hostName, whole ? type + u'-' + model + u'*' + serial : QString()};
    }

    void take(QStringView name, const QString &text)
    {
        if (name == "HostName"_L1)
            hostName = text;
        else if (name == "MachineType"_L1)
            type = text;
        else if (name == "Model"_L1)
            model = text;
        else if (name == "SerialNumber"_L1)
            serial = text;
    }
};

/// The UUID at the end of a link to a pool; empty where it is none.
QString poolOf(const QString &href)
{
    const qsizetype start = href.lastIndexOf("/SharedStoragePool/"_L1);
    return start < 0 ? QString() : href.sliced(start + 19).section(u'/', 0, 0).toLower();
}

/// One cluster while it is read.
class ClusterReader
{
public:
    void start(const BoundedXml &document)
    {
        if (document.name() == "Node"_L1) { // the list of nodes has the same name as each of them
            m_node = NodeParts();
            return;
        }
        m_inPoolLink = m_inPoolLink || document.name() == "ClusterSharedStoragePool"_L1;
        if (m_inPoolLink && m_cluster.poolUuid.isEmpty())
            m_cluster.poolUuid = poolOf(document.attribute("href"_L1));
    }

    void end(const BoundedXml &document)
    {
        const QStringView name = document.name();
        if (name == "Node"_L1) {
            if (m_node && !m_node->isEmpty())
                m_cluster.nodes.append(m_node->node());
            m_node.reset();
        } else if (m_node) {
            m_node->take(name, document.text());
        } else if (name == "ClusterSharedStoragePool"_L1) {
            m_inPoolLink = false;
        } else if (name == "ClusterName"_L1) {
            m_cluster.name = document.text();
        } else if (name == "AtomID"_L1 && m_cluster.uuid.isEmpty()) { // the first one is its own
            m_cluster.uuid = document.text().toLower();
        }
    }

    const Cluster &cluster() const { return m_cluster; }

private:
    Cluster m_cluster;
    std::optional<NodeParts> m_node;
    bool m_inPoolLink = false;
};

std::optional<double> megabytes(const QString &gigabytes)
{
    bool ok = false;
    const double number = gigabytes.toDouble(&ok);
    if (!ok || !(number >= 0) || number > 1e12)
        return {};
    return number * mbPerGb;
}

void take(StoragePool &pool, QStringView name, const QString &text)
{
    if (name == "StoragePoolName"_L1)
        pool.name = text;
    else if (name == "Capacity"_L1)
        pool.capacityMb = megabytes(text);
    else if (name == "FreeSpace"_L1)
        pool.freeMb = megabytes(text);
}

bool isDocumentOf(QLatin1String kind, const BoundedXml &document)
{
    return document.name() == kind || document.name() == "feed"_L1;
}

} // namespace

Result<QList<Cluster>> parseClusters(const QByteArray &xml)
{
    BoundedXml document(xml);
    QList<Cluster> clusters;
    std::optional<ClusterReader> reader;
    bool isClusters = false;
    while (document.next()) {
        isClusters = isClusters || isDocumentOf("Cluster"_L1, document);
        const bool isCluster = document.name() == "Cluster"_L1;
        if (isCluster && document.isStart()) {
            reader.emplace();
        } else if (isCluster && reader) {
            if (!reader->cluster().uuid.isEmpty())
                clusters.append(reader->cluster());
            reader.reset();
        } else if (reader && document.isStart()) {
            reader->start(document);
        } else if (reader) {
            reader->end(document);
        }
    }
    if (document.error())
        return *document.error();
    if (!isClusters)
        return Error{Error::Kind::Malformed, u"clusters: not a feed"_s};
    return clusters;
}

Result<QList<StoragePool>> parseStoragePools(const QByteArray &xml)
{
    BoundedXml document(xml);
    QList<StoragePool> pools;
    std::optional<StoragePool> pool;
    int poolDepth = 0;
    bool isPools = false;
    while (document.next()) {
        isPools = isPools || isDocumentOf("SharedStoragePool"_L1, document);
        const bool isPool = document.name() == "SharedStoragePool"_L1;
        if (isPool && document.isStart() && !pool) {
            pool.emplace();
            poolDepth = document.depth();
        } else if (!pool || document.isStart()) {
            continue;
        } else if (isPool && document.depth() == poolDepth) {
            if (!pool->uuid.isEmpty())
                pools.append(*pool);
            pool.reset();
        } else if (document.name() == "AtomID"_L1 && pool->uuid.isEmpty()) {
            pool->uuid = document.text().toLower();
        } else if (document.depth() == poolDepth + 1) { // tiers and disks have capacities of their own
            take(*pool, document.name(), document.text());
        }
    }
    if (document.error())
        return *document.error();
    if (!isPools)
        return Error{Error::Kind::Malformed, u"pools: not a feed"_s};
    return pools;
}

} // namespace hmcscope
