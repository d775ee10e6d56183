// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/api.h"

#include "hmc/aside.h"
#include "hmc/metricsquestion.h"
#include "hmc/parsers.h"

#include <QDateTime>

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr char quickAllPath[] = "/rest/api/uom/ManagedSystem/quick/All";
constexpr char preferencesPath[] = "/rest/api/pcm/preferences";
constexpr char consolePath[] = "/rest/api/uom/ManagementConsole";
constexpr char clustersPath[] = "/rest/api/uom/Cluster";
constexpr char poolsPath[] = "/rest/api/uom/SharedStoragePool";

/// UUIDs come from the HMC: nothing else than one may become part of a path.
bool isUuid(const QString &text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') || c == u'-';
    };
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

/// "StartTS=...Z" or the like: ':' and 'Z' stand literally, because nothing else is proven on all
/// generations.
QByteArray stampParameter(const char *name, qint64 utcMs)
{
    const QDateTime stamp = QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC);
    return name + ('=' + stamp.toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s).toLatin1());
}

struct Window
{
    std::optional<qint64> sinceMs{};
    std::optional<qint64> untilMs{};
};

/// Where the metrics of an object are asked for.
QByteArray processedMetrics(const char *kind, const QString &uuid, QByteArrayList parameters,
                            const Window &window)
{
    if (window.sinceMs)
        parameters += stampParameter("StartTS", *window.sinceMs);
    if (window.untilMs)
        parameters += stampParameter("EndTS", *window.untilMs);
    const QByteArray query = parameters.isEmpty() ? QByteArray() : '?' + parameters.join('&');
    return "/rest/api/pcm/" + (kind + ('/' + uuid.toLatin1())) + "/ProcessedMetrics" + query;
}

/// What one GET answers.
template <typename T>
void value(Session &session, const char *path, Result<T> (*parse)(const QByteArray &), QObject *context,
           Api::Callback<T> done)
{
    session.get(requestFor(path), context,
                [parse, context, done = std::move(done)](const Result<Answer> &answer) {
                    if (!answer)
                        return done(answer.error());
                    if (answer->status == 204)
                        return done(T());
                    if (answer->status != 200)
                        return done(statusError(*answer));
                    parseAside<T>(answer->body, parse, context, done);
                });
}

template <typename Reading>
void metrics(MetricsQuestion<Reading> question, const char *kind, const QString &uuid,
             const QByteArrayList &parameters, const Window &window)
{
    if (isUuid(uuid))
        return question.ask(processedMetrics(kind, uuid, parameters, window));
    QMetaObject::invokeMethod(
        question.context.data(),
        [done = std::move(question.done)] {
            done(Error{Error::Kind::Malformed, u"not a UUID"_s});
        },
        Qt::QueuedConnection);
}

} // namespace

Api::Api(Session &session)
    : m_session(session)
{
}

void Api::managedSystems(QObject *context, Callback<QList<ManagedSystem>> done)
{
    value<QList<ManagedSystem>>(m_session, quickAllPath, parseQuickAll, context, std::move(done));
}

void Api::preferences(QObject *context, Callback<QList<PcmPreference>> done)
{
    value<QList<PcmPreference>>(m_session, preferencesPath, parsePcmPreferences, context, std::move(done));
}

void Api::console(QObject *context, Callback<ConsoleIdentity> done)
{
    value<ConsoleIdentity>(m_session, consolePath, parseConsole, context, std::move(done));
}

void Api::clusters(QObject *context, Callback<QList<Cluster>> done)
{
    value<QList<Cluster>>(m_session, clustersPath, parseClusters, context, std::move(done));
}

void Api::storagePools(QObject *context, Callback<QList<StoragePool>> done)
{
    value<QList<StoragePool>>(m_session, poolsPath, parseStoragePools, context, std::move(done));
}

void Api::energy(const QString &uuid, std::optional<qint64> sinceMs, std::optional<qint64> untilMs,
                 QObject *context, Callback<Metrics<EnergyReading>> done)
{
    metrics<EnergyReading>({&m_session, context, parseMetricsFeed, parseEnergy, std::move(done)},
                           "ManagedSystem", uuid, {"Type=Energy"}, {sinceMs, untilMs});
}

void Api::ssp(const QString &uuid, std::optional<qint64> sinceMs, std::optional<qint64> untilMs,
              QObject *context, Callback<Metrics<SspReading>> done)
{
    metrics<SspReading>({&m_session, context, parseMetricsFeed, parseSsp, std::move(done)}, "ManagedSystem",
                        uuid, {}, {sinceMs, untilMs});
}

void Api::energy(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
                 Callback<Metrics<EnergyReading>> done)
{
    energy(uuid, sinceMs, {}, context, std::move(done));
}

void Api::ssp(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
              Callback<Metrics<SspReading>> done)
{
    ssp(uuid, sinceMs, {}, context, std::move(done));
}

void Api::poolMetrics(const QString &poolUuid, std::optional<qint64> sinceMs, QObject *context,
                      Callback<Metrics<PoolSample>> done)
{
    metrics<PoolSample>({&m_session, context, parsePoolFeed, parsePoolSamples, std::move(done)},
                        "SharedStoragePool", poolUuid, {}, {sinceMs, {}});
}

} // namespace hmcscope
