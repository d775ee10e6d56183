// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/metricsdocument.h"

#include "simulator/energydocument.h"
#include "simulator/jsonscramble.h"
#include "simulator/partitiondocument.h"
#include "simulator/systemdocument.h"

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

/// Neighbours change places, every fifth sample comes twice.
void shuffle(QByteArrayList &samples)
{
    for (qsizetype i = 1; i < samples.size(); i += 3)
        samples.swapItemsAt(i - 1, i);
    for (qsizetype i = samples.size() - 1; i >= 0; i -= 5)
        samples.insert(i, samples.at(i));
}

} // namespace

QByteArray sampleText(const Hmc &hmc, MetricsKind kind, const System &system, qint64 stampMs)
{
    return hmc.samples.text({int(kind), system.uuid, stampMs}, [&] {
        const QByteArray text = kind == MetricsKind::Energy ? energySample(hmc, system, stampMs)
                                                            : systemSample(hmc, system, stampMs);
        return hmc.options.dialect.shuffled ? scrambled(text, quint32(stampMs / 1000)) : text;
    });
}

UtilInfo infoOf(const Hmc &hmc, const System &system)
{
    UtilInfo info;
    info.identity = {
        {"mtms", system.mtms()}, {"name", nameOf(hmc.options.dialect, system)}, {"uuid", system.uuid}};
    return info;
}

QByteArray metricsDocument(const Hmc &hmc, const UtilInfo &info, const MetricsFile &file,
                           QByteArrayList samples)
{
    JsonText head;
    head.begin('{').text("version", u"1.3.0"_s).text("metricType", info.metricType);
    head.count("frequency", info.frequency);
    head.text("startTimeStamp", QString::fromLatin1(hmc.clock.json(file.startMs)));
    head.text("endTimeStamp", QString::fromLatin1(hmc.clock.json(file.endMs)));
    for (const auto &[name, value] : info.identity)
        head.text(name, value);
    head.key("metricArrayOrder").begin('[');
    for (const QString &order : info.order)
        head.string(order);
    head.end(']').end('}');
    const bool disorder = hmc.options.dialect.shuffled;
    if (disorder)
        shuffle(samples);
    return "{\"" + info.root + "\":{\"utilInfo\":" +
           (disorder ? scrambled(head.bytes(), quint32(file.endMs / 1000)) : head.bytes()) +
           ",\"utilSamples\":[" + samples.join(',') + "]}}";
}

QByteArray systemDocument(const Hmc &hmc, const System &system, const MetricsFile &file,
                          const QList<qint64> &stamps)
{
    QByteArrayList samples;
    samples.reserve(stamps.size());
    for (const qint64 stamp : stamps) {
        samples.append(file.kind == MetricsKind::Partition
                           ? partitionSample(hmc, system, QString::fromLatin1(file.uuid), stamp)
                           : sampleText(hmc, file.kind, system, stamp));
    }
    return metricsDocument(hmc, infoOf(hmc, system), file, samples);
}

} // namespace hmcscope::simulator
