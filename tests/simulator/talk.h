// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/client.h"
#include "simulator/simulator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QJsonValue>
#include <QRegularExpression>

constexpr qint64 talkStart = 1'790'848'800'000; // 2026-10-01T10:00:00Z

/// A simulated HMC of a dialect, and somebody who is logged on to it over TLS.
class Talk final
{
public:
    explicit Talk(const hmcscope::simulator::Dialect &dialect = {}, hmcscope::simulator::Options options = {})
        : simulator(with(dialect, std::move(options)))
        , client((simulator.listen(), simulator.port()), simulator.fingerprint())
        , token(tokenIn(client.logOn().body))
    {
    }

    Reply get(const QByteArray &path, const QList<QByteArray> &headers = {})
    {
        return client.send("GET", path, QList<QByteArray>{"X-API-Session: " + token} + headers);
    }
    QByteArray uuid(int system) const { return simulator.systemUuids().at(system).toLatin1(); }
    QByteArray pcm(int system, const QByteArray &rest) const
    {
        return "/rest/api/pcm/ManagedSystem/" + uuid(system) + '/' + rest;
    }
    /// The first JSON file that the feed links to.
    Reply file(const QByteArray &feedPath) { return get(linkIn(get(feedPath).body)); }
    QByteArray linkIn(const QByteArray &feed) const
    {
        static const QRegularExpression pattern(
            QStringLiteral("href=\"https://[^/]+(/rest/api/pcm/[^\"]+\\.json)\""));
        return pattern.match(QString::fromUtf8(feed)).captured(1).toLatin1();
    }
    QJsonArray samples(const QByteArray &feedPath, const char *root = "systemUtil")
    {
        return QJsonDocument::fromJson(file(feedPath).body)[QLatin1StringView(root)][u"utilSamples"]
            .toArray();
    }
    QStringList stamps(const QByteArray &feedPath)
    {
        QStringList found;
        const QJsonArray all = samples(feedPath);
        for (const auto &sample : all)
            found.append(sample[u"sampleInfo"][u"timeStamp"].toString());
        return found;
    }

    hmcscope::simulator::Simulator simulator;
    Client client;
    QByteArray token;

private:
    static hmcscope::simulator::Options with(const hmcscope::simulator::Dialect &dialect,
                                             hmcscope::simulator::Options options)
    {
        if (options.startMs == 0)
            options.startMs = talkStart;
        options.dialect = dialect;
        return options;
    }
};
