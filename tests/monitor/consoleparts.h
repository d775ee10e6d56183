// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QDateTime>

namespace hmcscope::test {

/// Pieces of the documents that a console without a network answers with.
struct ConsoleParts
{
    static QByteArray stamp(qint64 utcMs)
    {
        return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(Qt::ISODate).toLatin1();
    }
    static QByteArray metricsPath(const QByteArray &uuid)
    {
        return "/rest/api/pcm/ManagedSystem/" + uuid + "/ProcessedMetrics";
    }
    static QByteArray energy(const QByteArray &watts, const QByteArrayList &inlets)
    {
        QByteArrayList sensors;
        for (qsizetype i = 0; i < inlets.size(); ++i)
            sensors.append(R"({"entityInstance":")" + QByteArray::number(i + 1) +
                           R"(","temperatureReading":[)" + inlets.at(i) + "]}");
        return R"("energyUtil":{"powerUtil":{"powerReading":[)" + watts +
               R"(]},"thermalUtil":{"inletTemperatures":[)" + sensors.join(',') + "]}}";
    }
    static QByteArray pool(const QByteArray &vios, const QByteArray &read, const QByteArray &write)
    {
        return R"({"name":")" + vios + R"(","storage":{"sharedStoragePools":[{"id":"SSP_1","readBytes":[)" +
               read + R"(],"writeBytes":[)" + write + "]}]}}";
    }
    static QByteArray ssp(const QByteArrayList &pools) { return R"("viosUtil":[)" + pools.join(',') + ']'; }
};

} // namespace hmcscope::test
