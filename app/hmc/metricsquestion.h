// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/api.h"
#include "hmc/aside.h"
#include "hmc/parsers.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace hmcscope {

// Private to Api.

inline constexpr qint64 maxMetricsBytes = 64 * 1024 * 1024;
inline constexpr int metricsDeadlineMs = 120'000;

inline Error statusError(const Answer &answer)
{
    return {Error::Kind::Status, parseErrorMessage(answer.body), answer.status};
}

inline Request requestFor(const QByteArray &pathAndQuery)
{
    Request asked;
    asked.pathAndQuery = pathAndQuery;
    return asked;
}

/// One question for metrics: the feed, then the file that it names. Lives in the callbacks of its requests.
template <typename Reading>
struct MetricsQuestion
{
    using ParseFeed = Result<QByteArray> (*)(const QByteArray &);
    using ParseFile = Result<QList<Reading>> (*)(const QByteArray &);

    QPointer<Session> session;
    QPointer<QObject> context;
    ParseFeed parseFeed;
    ParseFile parseFile;
    std::function<void(Result<Metrics<Reading>>)> done;

    void ask(const QByteArray &feed) const
    {
        session->get(requestFor(feed), context,
                     [self = *this](const Result<Answer> &answer) { self.onFeed(answer); });
    }

private:
    /// What an answer without data tells. Nothing: it may hold data.
    static std::optional<Result<Metrics<Reading>>> withoutData(const Answer &answer, DataState whenNotFound)
    {
        if (answer.status == 204 || (answer.status == 200 && answer.body.trimmed().isEmpty()))
            return nothing(DataState::NoDataYet, answer);
        // PCM says so with 503 or another status; it is the whole console's failure, not a state of the
        // system.
        const bool refused = answer.status == 403 || answer.status == 404;
        if (refused && !parseErrorMessage(answer.body).contains(QLatin1String("just restarted")))
            return nothing(answer.status == 403 ? DataState::NoAuthority : whenNotFound, answer);
        if (answer.status != 200)
            return statusError(answer);
        return {};
    }

    static Metrics<Reading> nothing(DataState state, const Answer &answer)
    {
        return {state, {}, parseErrorMessage(answer.body), answer.dateMs, answer.body.size()};
    }

    void onFeed(const Result<Answer> &answer) const
    {
        if (!answer)
            return done(answer.error());
        if (const auto told = withoutData(*answer, DataState::AggregationOff))
            return done(*told);
        parseAside<QByteArray>(
            answer->body, parseFeed, context,
            [self = *this, feed = *answer](const Result<QByteArray> &link) { self.onLink(link, feed); });
    }

    void onLink(const Result<QByteArray> &link, const Answer &feed) const
    {
        if (!link)
            return done(link.error());
        if (link->isEmpty())
            return done(Metrics<Reading>{DataState::NoDataYet, {}, {}, feed.dateMs, feed.body.size()});
        if (!session)
            return done(Error{Error::Kind::Cancelled});
        Request file = requestFor(*link);
        file.maxBytes = maxMetricsBytes;
        file.deadlineMs = metricsDeadlineMs;
        session->get(file, context, [self = *this](const Result<Answer> &answer) { self.onFile(answer); });
    }

    void onFile(const Result<Answer> &answer) const
    {
        if (!answer)
            return done(answer.error());
        // 404: the file has expired between the two questions, the next round finds a newer one.
        if (const auto told = withoutData(*answer, DataState::NoDataYet))
            return done(*told);
        Metrics<Reading> metrics{DataState::Ok, {}, {}, answer->dateMs, answer->body.size()};
        parseAside<QList<Reading>>(answer->body, parseFile, context,
                                   [done = done, metrics](const Result<QList<Reading>> &readings) {
                                       if (!readings)
                                           return done(readings.error());
                                       Metrics<Reading> found = metrics;
                                       found.readings = *readings;
                                       done(std::move(found));
                                   });
    }
};

} // namespace hmcscope
