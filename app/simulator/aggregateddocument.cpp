// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/aggregateddocument.h"

#include "simulator/metricsdocument.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int probes = 6; ///< processed samples that stand for all of an interval

/// Average, least and greatest of what the arrays hold; null where none holds a number.
QJsonArray summary(const QJsonArray &alternatives)
{
    QList<double> numbers;
    for (const auto &alternative : alternatives) {
        if (alternative[0].isDouble())
            numbers.append(alternative[0].toDouble());
    }
    if (numbers.isEmpty())
        return {QJsonValue::Null, QJsonValue::Null, QJsonValue::Null};
    double sum = 0;
    for (const double number : std::as_const(numbers))
        sum += number;
    const auto [least, greatest] = std::minmax_element(numbers.cbegin(), numbers.cend());
    return {std::round(sum / double(numbers.size()) * 1000) / 1000, *least, *greatest};
}

/// Values of one shape become one value of this shape.
QJsonValue merged(const QJsonArray &alternatives)
{
    QJsonValue model = alternatives.at(0);
    const auto inside = [&alternatives](const auto &place) {
        QJsonArray values;
        for (const auto &alternative : alternatives)
            values.append(alternative[place]);
        return merged(values);
    };
    if (model.isObject()) {
        QJsonObject object = model.toObject();
        for (auto at = object.begin(); at != object.end(); ++at)
            *at = inside(at.key());
        return object;
    }
    if (!model.isArray())
        return model;
    if (model[0].isDouble() || model[0].isNull())
        return summary(alternatives);
    QJsonArray array;
    for (qsizetype i = 0; i < model.toArray().size(); ++i)
        array.append(inside(i));
    return array;
}

QByteArray aggregatedSample(const Hmc &hmc, const System &system, const MetricsFile &file, qint64 endMs)
{
    const qint64 step = qint64(file.frequency) * 1000 / probes;
    QJsonArray samples;
    for (int back = 0; back < probes; ++back) {
        samples.append(
            QJsonDocument::fromJson(sampleText(hmc, file.kind, system, endMs - back * step)).object());
    }
    QJsonObject sample = merged(samples).toObject();
    QJsonObject info = sample[u"sampleInfo"_s].toObject();
    info[u"numOfSamplesAggregated"_s] = file.frequency / 30;
    sample[u"sampleInfo"_s] = info;
    return QJsonDocument(sample).toJson(QJsonDocument::Compact);
}

} // namespace

QList<Tier> tiers()
{
    return {{300, 7'200}, {7'200, 7 * 86'400}, {86'400, 30 * 86'400}};
}

QList<qint64> heldIntervals(const Hmc &hmc, const System &system, MetricsKind kind, const Tier &tier,
                            qint64 fromMs, qint64 toMs)
{
    QList<qint64> stamps;
    if (!system.isOperating() || !isCollected(hmc, system, kind) || hmc.options.dialect.noSamples)
        return stamps;
    const qint64 length = tier.frequency * 1000LL;
    const qint64 newest = hmc.clock.newestStampMs() / length * length;
    const qint64 from = std::max(fromMs, newest - tier.retention * 1000LL + length);
    for (qint64 end = (from + length - 1) / length * length; end <= std::min(toMs, newest); end += length)
        stamps.append(end);
    return stamps;
}

QByteArray aggregatedDocument(const Hmc &hmc, const System &system, const MetricsFile &file)
{
    QByteArrayList samples;
    for (const Tier &tier : tiers()) {
        if (tier.frequency != file.frequency)
            continue;
        const QList<qint64> ends = heldIntervals(hmc, system, file.kind, tier, file.startMs, file.endMs);
        for (const qint64 end : ends)
            samples.append(aggregatedSample(hmc, system, file, end));
    }
    if (samples.isEmpty())
        return {};
    UtilInfo info = infoOf(hmc, system);
    info.metricType = u"Aggregated"_s;
    info.frequency = file.frequency;
    info.order = {u"AVG"_s, u"MIN"_s, u"MAX"_s};
    return metricsDocument(hmc, info, file, samples);
}

} // namespace hmcscope::simulator
