// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/api.h"

#include "hmc/aside.h"
#include "hmc/parsers.h"

#include <QDateTime>
#include <QPointer>

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr char quickAllPath[] = "/rest/api/uom/ManagedSystem/quick/All";
constexpr char preferencesPath[] = "/rest/api/pcm/preferences";
constexpr qint64 maxJsonBytes = 64 * 1024 * 1024;
constexpr int fileDeadlineMs = 120'000;

template <typename T>
using Callback = std::function<void(Result<T>)>;

/// UUIDs come from the HMC: nothing else than one may become part of a path.
bool isUuid(const QString &text)
{
    const auto allowed = [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f') || (c >= u'A' && c <= u'F') || c == u'-';
    };
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

Error statusError(const Answer &answer)
{
    return {Error::Kind::Status, parseErrorMessage(answer.body), answer.status};
}

/// "&StartTS=…Z" or the like: ':' and 'Z' stand literally, because nothing else is proven on all generations.
QByteArray startParameter(char separator, std::optional<qint64> sinceMs)
{
    if (!sinceMs)
        return {};
    const QDateTime start = QDateTime::fromMSecsSinceEpoch(*sinceMs, Qt::UTC);
    return separator + ("StartTS=" + start.toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s).toLatin1());
}

QByteArray processedMetrics(const QString &uuid)
{
    return "/rest/api/pcm/ManagedSystem/" + uuid.toLatin1() + "/ProcessedMetrics";
}

Request request(const QByteArray &pathAndQuery)
{
    Request asked;
    asked.pathAndQuery = pathAndQuery;
    return asked;
}

/// A list of values that one GET answers.
template <typename T>
void list(Session &session, const char *path, Result<QList<T>> (*parse)(const QByteArray &), QObject *context,
          const Callback<QList<T>> &done)
{
    session.get(request(path), context, [parse, context, done](const Result<Answer> &answer) {
        if (!answer)
            return done(answer.error());
        if (answer->status == 204)
            return done(QList<T>());
        if (answer->status != 200)
            return done(statusError(*answer));
        parseAside<QList<T>>(answer->body, parse, context, done);
    });
}

/// One question for metrics: the feed, then the file that it names. Lives in the callbacks of its requests.
template <typename Reading>
struct MetricsQuestion
{
    using Parse = Result<QList<Reading>> (*)(const QByteArray &);

    QPointer<Session> session;
    QPointer<QObject> context;
    Parse parse;
    Callback<Metrics<Reading>> done;

    void askFeed(const QByteArray &path) const
    {
        session->get(request(path), context,
                     [self = *this](const Result<Answer> &answer) { self.onFeed(answer); });
    }

private:
    Metrics<Reading> nothing(DataState state, const Answer &answer) const
    {
        return {state, {}, parseErrorMessage(answer.body), answer.dateMs};
    }

    void onFeed(const Result<Answer> &answer) const
    {
        if (!answer)
            return done(answer.error());
        if (answer->status == 204 || (answer->status == 200 && answer->body.isEmpty()))
            return done(nothing(DataState::NoDataYet, *answer));
        if (answer->status == 403)
            return done(nothing(DataState::NoAuthority, *answer));
        if (answer->status == 404)
            return done(nothing(DataState::AggregationOff, *answer));
        if (answer->status != 200)
            return done(statusError(*answer));
        parseAside<QByteArray>(
            answer->body, parseMetricsFeed, context,
            [self = *this, feed = *answer](const Result<QByteArray> &link) { self.onLink(link, feed); });
    }

    void onLink(const Result<QByteArray> &link, const Answer &feed) const
    {
        if (!link)
            return done(link.error());
        if (link->isEmpty())
            return done(nothing(DataState::NoDataYet, feed));
        if (!session)
            return done(Error{Error::Kind::Cancelled});
        Request file = request(*link);
        file.maxBytes = maxJsonBytes;
        file.deadlineMs = fileDeadlineMs;
        session->get(file, context, [self = *this](const Result<Answer> &answer) { self.onFile(answer); });
    }

    void onFile(const Result<Answer> &answer) const
    {
        if (!answer)
            return done(answer.error());
        // 404: the file has expired between the two questions, the next round finds a newer one.
        const bool empty = answer->status == 204 || answer->status == 404 ||
                           (answer->status == 200 && answer->body.isEmpty());
        if (empty)
            return done(nothing(DataState::NoDataYet, *answer));
        if (answer->status == 403)
            return done(nothing(DataState::NoAuthority, *answer));
        if (answer->status != 200)
            return done(statusError(*answer));
        const qint64 dateMs = answer->dateMs;
        parseAside<QList<Reading>>(answer->body, parse, context,
                                   [done = done, dateMs](const Result<QList<Reading>> &readings) {
                                       if (!readings)
                                           return done(readings.error());
                                       done(Metrics<Reading>{DataState::Ok, *readings, {}, dateMs});
                                   });
    }
};

template <typename Reading>
void askMetrics(Session &session, const QString &uuid, const QByteArray &query,
                typename MetricsQuestion<Reading>::Parse parse, QObject *context,
                Callback<Metrics<Reading>> done)
{
    if (!isUuid(uuid)) {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done(Error{Error::Kind::Malformed, u"not a UUID"_s});
            },
            Qt::QueuedConnection);
        return;
    }
    const MetricsQuestion<Reading> question{&session, context, parse, std::move(done)};
    question.askFeed(processedMetrics(uuid) + query);
}

} // namespace

Api::Api(Session &session)
    : m_session(session)
{
}

void Api::managedSystems(QObject *context, std::function<void(Result<QList<ManagedSystem>>)> done)
{
    list<ManagedSystem>(m_session, quickAllPath, parseQuickAll, context, done);
}

void Api::preferences(QObject *context, std::function<void(Result<QList<PcmPreference>>)> done)
{
    list<PcmPreference>(m_session, preferencesPath, parsePcmPreferences, context, done);
}

void Api::energy(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
                 std::function<void(Result<Metrics<EnergyReading>>)> done)
{
    askMetrics<EnergyReading>(m_session, uuid, "?Type=Energy" + startParameter('&', sinceMs), parseEnergy,
                              context, std::move(done));
}

void Api::ssp(const QString &uuid, std::optional<qint64> sinceMs, QObject *context,
              std::function<void(Result<Metrics<SspReading>>)> done)
{
    askMetrics<SspReading>(m_session, uuid, startParameter('?', sinceMs), parseSsp, context, std::move(done));
}

} // namespace hmcscope
