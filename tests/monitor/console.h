// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/api.h"
#include "hmc/session.h"
#include "monitor/consoleparts.h"
#include "support/fakeguard.h"
#include "support/faketransport.h"
#include "support/manualclock.h"

#include <QCoreApplication>
#include <QMap>

namespace hmcscope::test {

/// An HMC without a network: a real session and real questions over a fake transport. It answers by path.
class Console : public ConsoleParts
{
public:
    Console()
    {
        LogonRequest request{{QStringLiteral("hmc"), 12443}, {}, QStringLiteral("user"), {}};
        request.password = [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
            done(Secret(QByteArray("password")));
        };
        faults.insert("/rest/api/uom/Cluster", Answer{403, {}, {}, 0}); // nodes are not known
        session.logOn(request);
        Q_EMIT guards.current()->loggedOn(Secret(QByteArray("token")), 0);
    }

    FakeTransport &transport() const { return *transports.current(); }
    /// Paths that wait for an answer, with their queries.
    QList<QByteArray> open() const
    {
        QList<QByteArray> paths;
        for (const SentRequest &one : transport().sent) {
            if (one.done && one.context)
                paths.append(one.request.pathAndQuery);
        }
        return paths;
    }
    /// All that was asked since the last call, without slices of the past and what concerns storage and
    /// version.
    QList<QByteArray> asked()
    {
        QList<QByteArray> paths;
        for (; m_seen < transport().sent.size(); ++m_seen) {
            const QByteArray path = transport().sent.at(m_seen).request.pathAndQuery;
            if (!path.contains("EndTS") && !path.endsWith("/Cluster") && !path.endsWith("/ManagementConsole"))
                paths.append(path);
        }
        return paths;
    }
    /// The same without StartTS.
    QList<QByteArray> askedFor()
    {
        QList<QByteArray> paths = asked();
        for (QByteArray &path : paths)
            path = withoutStart(path);
        return paths;
    }
    /// Answers what is open now; answers of answers too if `toTheEnd`.
    void answer(bool toTheEnd = true)
    {
        do {
            const qsizetype count = transport().sent.size();
            for (qsizetype i = 0; i < count; ++i) {
                if (transport().sent.at(i).done)
                    transport().answer(i, answerTo(transport().sent.at(i).request.pathAndQuery));
            }
            QCoreApplication::sendPostedEvents();
        } while (toTheEnd && !open().isEmpty());
    }

    void setInventory(const QMap<QByteArray, QByteArray> &stateByUuid)
    {
        QByteArrayList entries;
        for (auto one = stateByUuid.cbegin(); one != stateByUuid.cend(); ++one)
            entries.append(R"({"UUID":")" + one.key() + R"(","SystemName":"S-)" + one.key() +
                           R"(","State":")" + one.value() + R"("})");
        bodies["/rest/api/uom/ManagedSystem/quick/All"] = '[' + entries.join(',') + ']';
    }
    /// capable, monitor, aggregation of each system, as "ttt", "tff", ...
    void setPreferences(const QMap<QByteArray, QByteArray> &flagsByUuid)
    {
        QByteArray xml = "<feed>";
        const auto flag = [](char c) { return QByteArray(c == 't' ? "true" : "false"); };
        for (auto one = flagsByUuid.cbegin(); one != flagsByUuid.cend(); ++one) {
            xml += "<ManagedSystemPcmPreference><Metadata><Atom><AtomID>" + one.key() +
                   "</AtomID></Atom></Metadata>" + "<EnergyMonitoringCapable>" + flag(one.value().at(0)) +
                   "</EnergyMonitoringCapable>" + "<EnergyMonitorEnabled>" + flag(one.value().at(1)) +
                   "</EnergyMonitorEnabled>" + "<AggregationEnabled>" + flag(one.value().at(2)) +
                   "</AggregationEnabled>" + "</ManagedSystemPcmPreference>";
        }
        bodies["/rest/api/pcm/preferences"] = xml + "</feed>";
    }
    /// `samples`: stamp and the JSON that stands beside sampleInfo.
    void setMetrics(const QByteArray &uuid, bool energy, const QMap<qint64, QByteArray> &samples)
    {
        const QByteArray file = "/rest/api/pcm/ProcessedMetrics/" + uuid + (energy ? "_e.json" : "_s.json");
        QByteArrayList entries;
        for (auto one = samples.cbegin(); one != samples.cend(); ++one)
            entries.append(R"({"sampleInfo":{"timeStamp":")" + stamp(one.key()) + R"(","status":0})" +
                           (one.value().isEmpty() ? QByteArray() : ',' + one.value()) + '}');
        bodies[file] = R"({"systemUtil":{"utilSamples":[)" + entries.join(',') + "]}}";
        bodies[metricsPath(uuid) + (energy ? "?Type=Energy" : "")] =
            R"(<feed><entry><link type="application/json" href="https://other:443)" + file +
            R"("/><category term="ManagedSystem"/></entry></feed>)";
    }
    ManualClock clock;
    qint64 aheadMs = 0;                      ///< how far the HMC's clock is ahead
    QMap<QByteArray, QByteArray> bodies;     ///< by path, StartTS left out
    QMap<QByteArray, Result<Answer>> faults; ///< likewise; go before bodies
    FakeGuards guards;
    FakeTransports transports;
    Session session{
        {[](const Endpoint &endpoint, const TrustRule &, QObject *, const PreflightCallback &done) {
             PreflightReport report;
             report.endpoint = endpoint;
             report.peer.trusted = true;
             done(report);
         },
         guards.factory(), transports.factory(), clock, "memento"}};
    Api api{session};

private:
    static QByteArray withoutStart(QByteArray path)
    {
        const qsizetype start = path.indexOf("StartTS=");
        if (start > 0)
            path.truncate(start - 1);
        return path;
    }
    Result<Answer> answerTo(const QByteArray &pathAndQuery) const
    {
        const qint64 dateMs = clock.utc + aheadMs;
        if (pathAndQuery.contains("EndTS"))
            return Answer{204, {}, {}, dateMs};
        const QByteArray path = withoutStart(pathAndQuery);
        const auto fault = faults.constFind(path);
        if (fault != faults.cend())
            return *fault;
        return bodies.contains(path) ? Answer{200, {}, bodies.value(path), dateMs}
                                     : Answer{204, {}, {}, dateMs};
    }

    qsizetype m_seen = 0;
};

} // namespace hmcscope::test
