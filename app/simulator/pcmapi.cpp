// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/pcmapi.h"

#include "simulator/energydocument.h"
#include "simulator/errors.h"
#include "simulator/feeds.h"
#include "simulator/preferences.h"

namespace hmcscope::simulator {

namespace {

constexpr const char *metricsType = "application/vnd.ibm.powervm.pcm.json";

/// V10's PCM refuses what IBM documents (application/xml) and what one would expect (application/json).
bool accepts(const RequestRecord &request, const QByteArray &type)
{
    const QByteArray accept = request.header("accept");
    if (accept.isEmpty())
        return true;
    const QList<QByteArray> ranges = accept.split(',');
    for (const QByteArray &range : ranges) {
        const QByteArray name = range.split(';').constFirst().trimmed().toLower();
        if (name == "*/*" || name == "application/*" || name == type)
            return true;
    }
    return false;
}

/// One question, on its way through the checks that a real HMC makes in this order: known, allowed,
/// acceptable.
struct PcmQuestion
{
    const Hmc &hmc;
    const RequestRecord &request;
    const QString &peer;

    Answer problem(int status) const { return errorDocument(usualProblem(status), request, peer, hmc.clock); }
    Answer feed(const QByteArray &body) const
    {
        if (!accepts(request, "application/atom+xml"))
            return {.status = 406};
        const qint64 now = hmc.clock.nowMs();
        return {.contentType = "application/atom+xml",
                .body = body,
                .headers = {{"ETag", QByteArray::number(now)},
                            {"Last-Modified", HmcClock::http(now)},
                            {"X-HMC-Schema-Version", "V1_11_1"}},
                .chunked = true};
    }
    Answer metrics(const QByteArray &name) const;
    Answer metricsFeedOf(const System &system, const QByteArray &query) const;
};

Answer PcmQuestion::metrics(const QByteArray &name) const
{
    const std::optional<MetricsFile> file = metricsFileFrom(name);
    const System *system = file ? hmc.system(file->uuid) : nullptr;
    if (!system)
        return problem(404);
    const QList<qint64> stamps = heldStamps(hmc, *system, file->startMs, file->endMs);
    if (stamps.isEmpty())
        return problem(404); // it has expired
    if (!accepts(request, metricsType))
        return {.status = 406};
    return {.contentType = metricsType,
            .body = metricsDocument(hmc, *system, file->kind, stamps),
            .headers = {{"ETag", name}, {"Last-Modified", HmcClock::http(stamps.last())}},
            .chunked = true};
}

Answer PcmQuestion::metricsFeedOf(const System &system, const QByteArray &query) const
{
    if (!system.monitored)
        return problem(403);
    const std::optional<MetricsQuery> wanted = metricsQueryFrom(query);
    if (!wanted)
        return problem(400);
    const QList<qint64> stamps = stampsFor(hmc, system, *wanted);
    return feed(metricsFeed(hmc, system, wanted->kind, stamps, request.pathAndQuery));
}

} // namespace

Answer answerPcm(const Hmc &hmc, const RequestRecord &request, const QString &peer, const QByteArray &path,
                 const QByteArray &query)
{
    const PcmQuestion question{hmc, request, peer};
    const QList<QByteArray> parts = path.mid(QByteArrayView("/rest/api/pcm/").size()).split('/');
    if (parts.size() == 1 && parts.at(0) == "preferences")
        return question.feed(globalPreferences(hmc));
    if (parts.size() == 2 && parts.at(0) == "ProcessedMetrics")
        return question.metrics(QByteArray::fromPercentEncoding(parts.at(1)));
    if (parts.size() != 3 || parts.at(0) != "ManagedSystem")
        return question.problem(404);
    const System *system = hmc.system(QString::fromLatin1(parts.at(1)));
    if (system && parts.at(2) == "preferences")
        return question.feed(systemPreferences(hmc, *system));
    if (system && parts.at(2) == "ProcessedMetrics")
        return question.metricsFeedOf(*system, query);
    return question.problem(404);
}

} // namespace hmcscope::simulator
