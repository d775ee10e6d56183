// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/report.h"

#include "metrics/format.h"
#include "text/sentences.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace hmcscope::probe {

namespace {

QString printable(QString text)
{
    for (QChar &c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            c = u'?';
    }
    return text;
}

QString stamp(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(Qt::ISODate);
}

QString valueText(std::optional<double> value, Unit unit)
{
    return formatValue(value.value_or(noValue), unit, QLocale::c());
}

QStringList row(const SystemStatus &status)
{
    const QString reason = energySentence(status.energy, status.energyDetail, status.energyFailure);
    return {printable(status.system.name),
            printable(status.system.mtms),
            printable(status.system.state),
            valueText(status.watts, Unit::Watt),
            valueText(status.inletCelsius, Unit::Celsius),
            valueText(status.sspReadBytes, Unit::BytesPerSecond),
            valueText(status.sspWriteBytes, Unit::BytesPerSecond),
            status.newestMs != 0 ? stamp(status.newestMs) : QString(),
            printable(reason)};
}

QJsonValue number(double value)
{
    return std::isfinite(value) ? QJsonValue(value) : QJsonValue(QJsonValue::Null);
}

QJsonObject jsonSample(const SeriesKey &key, const Sample &sample)
{
    return {{u"time"_s, stamp(sample.utcMs)},   {u"metric"_s, csvName(key.metric)},
            {u"source"_s, key.source},          {u"sensor"_s, key.sensor},
            {u"value"_s, number(sample.value)}, {u"unit"_s, csvUnit(unitOf(key.metric))}};
}

} // namespace

Report takeReport(Connection &connection, int samples)
{
    Report report{connection.session().status().endpoint.display(), connection.monitor().systems(), {}};
    for (const SystemStatus &status : std::as_const(report.systems)) {
        const auto keys = connection.history().series(status.system.uuid);
        for (const SeriesKey &key : keys) {
            const QList<Sample> all =
                connection.history().samples(key, 0, std::numeric_limits<qint64>::max());
            report.series.append({key, status.system.name, status.system.mtms,
                                  all.last(qMin(qsizetype(samples), all.size()))});
        }
    }
    return report;
}

QByteArray toTable(const Report &report, bool withSamples)
{
    QList<QStringList> rows{{u"SYSTEM"_s, u"MTMS"_s, u"STATE"_s, u"POWER"_s, u"INLET"_s, u"SSP READ"_s,
                             u"SSP WRITE"_s, u"NEWEST"_s, u"REMARK"_s}};
    for (const SystemStatus &status : report.systems)
        rows.append(row(status));
    if (withSamples) {
        rows.append(QStringList{});
        rows.append({u"TIME"_s, u"SYSTEM"_s, u"METRIC"_s, u"SOURCE"_s, u"SENSOR"_s, u"VALUE"_s});
        for (const CsvSeries &series : report.series) {
            for (const Sample &sample : series.samples)
                rows.append({stamp(sample.utcMs), printable(series.systemName), csvName(series.key.metric),
                             printable(series.key.source), printable(series.key.sensor),
                             formatValue(sample.value, unitOf(series.key.metric), QLocale::c())});
        }
    }

    // Both tables are set by the same rule: as wide as their widest cell, two blanks between.
    QByteArray text;
    for (qsizetype start = 0; start < rows.size();) {
        qsizetype end = start;
        QList<qsizetype> widths;
        for (; end < rows.size() && !rows[end].isEmpty(); ++end) {
            widths.resize(qMax(widths.size(), rows[end].size()));
            for (qsizetype c = 0; c < rows[end].size(); ++c)
                widths[c] = qMax(widths[c], rows[end][c].size());
        }
        for (qsizetype r = start; r < end; ++r) {
            QString line;
            for (qsizetype c = 0; c < rows[r].size(); ++c)
                line += rows[r][c].leftJustified(widths[c] + 2);
            text += line.trimmed().toUtf8() + '\n';
        }
        if (end < rows.size())
            text += '\n';
        start = end + 1;
    }
    return text;
}

QByteArray toJson(const Report &report)
{
    QJsonArray systems;
    for (const SystemStatus &status : report.systems) {
        QJsonArray samples;
        for (const CsvSeries &series : report.series) {
            if (series.key.system != status.system.uuid)
                continue;
            for (const Sample &sample : series.samples)
                samples.append(jsonSample(series.key, sample));
        }
        systems.append(QJsonObject{
            {u"uuid"_s, status.system.uuid},
            {u"name"_s, status.system.name},
            {u"mtms"_s, status.system.mtms},
            {u"state"_s, status.system.state},
            {u"firmware"_s, status.system.firmware},
            {u"energyRemark"_s, energySentence(status.energy, status.energyDetail, status.energyFailure)},
            {u"sspRemark"_s, sspSentence(status.ssp, status.sspDetail, status.sspFailure)},
            {u"powerWatts"_s, number(status.watts.value_or(noValue))},
            {u"inletCelsius"_s, number(status.inletCelsius.value_or(noValue))},
            {u"sspReadBytesPerSecond"_s, number(status.sspReadBytes.value_or(noValue))},
            {u"sspWriteBytesPerSecond"_s, number(status.sspWriteBytes.value_or(noValue))},
            {u"samples"_s, samples}});
    }
    return QJsonDocument(QJsonObject{{u"hmc"_s, report.hmc}, {u"systems"_s, systems}}).toJson();
}

} // namespace hmcscope::probe
