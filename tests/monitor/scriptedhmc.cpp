// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/scriptedhmc.h"

#include "support/faketransport.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QPointer>
#include <QThreadPool>

#include <list>

namespace hmcscope::test {

namespace {

constexpr qint64 sampleMs = 30'000;
constexpr qint64 publishedAfterMs = 7'000;
constexpr qint64 heldMs = 7'200'000;
constexpr char pcmFile[] = "/rest/api/pcm/ProcessedMetrics/";

QByteArray stamp(qint64 utcMs)
{
    return QDateTime::fromMSecsSinceEpoch(utcMs, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

std::optional<qint64> parameter(const QByteArray &query, const QByteArray &name)
{
    const qsizetype at = query.indexOf(name + '=');
    if (at < 0)
        return {};
    const QByteArray value = query.mid(at + name.size() + 1, 20);
    return QDateTime::fromString(QString::fromLatin1(value), Qt::ISODate).toMSecsSinceEpoch();
}

QByteArray flag(const char *name, char value)
{
    return '<' + QByteArray(name) + '>' + (value == 't' ? "true" : "false") + "</" + name + '>';
}

Session::Parts partsOf(ScriptedHmc &hmc);

} // namespace

/// Two lanes; answers come when the clock has gone on for as long as they take.
class ScriptedTransport final : public Transport
{
public:
    explicit ScriptedTransport(ScriptedHmc &hmc)
        : m_hmc(hmc)
    {
    }
    void send(const Request &request, QObject *context, AnswerCallback done) override
    {
        m_waiting.push_back({request.pathAndQuery, context, std::move(done), nullptr, 0});
        startWaiting();
    }
    void close() override
    {
        m_running.clear();
        m_waiting.clear();
    }

private:
    struct Open
    {
        QByteArray path;
        QPointer<QObject> context;
        AnswerCallback done;
        std::unique_ptr<Alarm> alarm;
        qint64 startedMs;
    };

    void startWaiting()
    {
        while (m_running.size() < 2 && !m_waiting.empty()) {
            m_running.splice(m_running.end(), m_waiting, m_waiting.begin());
            const auto one = std::prev(m_running.end());
            one->startedMs = m_hmc.clock.steady;
            one->alarm = m_hmc.clock.alarm([this, one] { finish(one); });
            one->alarm->set(m_hmc.durationOf(one->path));
            m_hmc.m_mostAtOnce = std::max(m_hmc.m_mostAtOnce, qsizetype(m_running.size()));
        }
    }
    void finish(std::list<Open>::iterator one)
    {
        const Open open = std::move(*one);
        m_running.erase(one);
        const Result<Answer> answer = m_hmc.answerTo(open.path);
        m_hmc.log.append({open.path, open.startedMs, m_hmc.clock.steady - open.startedMs,
                          answer ? answer->body.size() : 0});
        if (open.context)
            open.done(answer);
        startWaiting();
    }

    ScriptedHmc &m_hmc;
    std::list<Open> m_waiting;
    std::list<Open> m_running;
};

namespace {

Session::Parts partsOf(ScriptedHmc &hmc)
{
    const auto preflight = [](const Endpoint &endpoint, const TrustRule &, QObject *,
                              const PreflightCallback &done) {
        PreflightReport report;
        report.endpoint = endpoint;
        report.peer.trusted = true;
        done(report);
    };
    const auto transport = [&hmc](const Endpoint &, const TrustRule &) {
        return std::make_unique<ScriptedTransport>(hmc);
    };
    return {preflight, hmc.guards.factory(), transport, hmc.clock, "memento"};
}

} // namespace

ScriptedHmc::ScriptedHmc()
    : session(partsOf(*this))
{
    LogonRequest request{{QStringLiteral("hmc"), 12443}, {}, QStringLiteral("user"), {}};
    request.password = [](const Endpoint &, const QByteArray &, QObject *, const auto &done) {
        done(Secret(QByteArray("password")));
    };
    session.logOn(request);
    Q_EMIT guards.current()->loggedOn(Secret(QByteArray("token")), 0);
}

void ScriptedHmc::addSystems(int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray number = QByteArray::number(systems.size() + 1000);
        systems.append(ScriptedSystem{.uuid = "a" + number, .mtms = "9009-42A*21F" + number});
    }
}

void ScriptedHmc::run(qint64 ms)
{
    const auto settle = [] {
        do {
            QThreadPool::globalInstance()->waitForDone();
            QCoreApplication::sendPostedEvents();
        } while (QThreadPool::globalInstance()->activeThreadCount() > 0);
    };
    const qint64 target = clock.steady + ms;
    for (;;) {
        settle();
        const qint64 next = clock.nextAlarmMs();
        if (next < 0 || next > target)
            break;
        clock.advance(std::max<qint64>(next - clock.steady, 0));
    }
    clock.advance(target - clock.steady);
    settle();
}

void ScriptedHmc::sleep(qint64 ms)
{
    clock.steady += ms;
    clock.utc += ms;
}

QList<Visit> ScriptedHmc::visits(const QByteArrayList &parts, qint64 fromMs) const
{
    QList<Visit> found;
    for (const Visit &visit : log) {
        bool matches = visit.atMs >= fromMs && (parts.contains("EndTS") || !visit.path.contains("EndTS"));
        for (const QByteArray &part : parts)
            matches = matches && visit.path.contains(part);
        if (matches)
            found.append(visit);
    }
    return found;
}

qint64 ScriptedHmc::busyMs(qint64 fromMs) const
{
    qint64 busy = 0;
    for (const Visit &visit : log)
        busy += visit.atMs >= fromMs ? visit.tookMs : 0;
    return busy;
}

const ScriptedSystem *ScriptedHmc::systemIn(const QByteArray &path) const
{
    for (const ScriptedSystem &system : systems) {
        if (path.contains('/' + system.uuid + '/') || path.contains('/' + system.uuid + '_'))
            return &system;
    }
    return nullptr;
}

qint64 ScriptedHmc::durationOf(const QByteArray &path) const
{
    if (down)
        return downAfterMs;
    const ScriptedSystem *system = systemIn(path);
    return system && system->error && system->error->kind == Error::Kind::TimedOut ? 60'000 : latencyMs;
}

Result<Answer> ScriptedHmc::answerTo(const QByteArray &pathAndQuery) const
{
    if (down)
        return *down;
    const qint64 dateMs = nowMs() / 1000 * 1000;
    const auto answer = [dateMs](int status, const QByteArray &body = {}) {
        return Answer{status, {}, body, dateMs};
    };
    if (everything != 0)
        return answer(everything);
    const QByteArray path = pathAndQuery.split('?').constFirst();
    if (statuses.contains(path))
        return answer(statuses.value(path));
    if (path == "/rest/api/uom/ManagedSystem/quick/All")
        return answer(200, inventory());
    if (path == "/rest/api/pcm/preferences")
        return answer(200, preferences());
    const ScriptedSystem *system = systemIn(path);
    if (!system)
        return bodies.contains(path) ? answer(200, bodies.value(path)) : answer(204);
    if (system->error)
        return *system->error;
    if (system->refusal != 0)
        return answer(system->refusal);
    if (!path.startsWith(pcmFile)) {
        const QByteArray body = feed(*system, pathAndQuery.mid(path.size()));
        return body.isEmpty() ? answer(204) : answer(200, body);
    }
    const QByteArrayList parts = path.mid(qsizetype(sizeof pcmFile) - 1).split('_');
    return answer(200, document(*system, parts.at(1) == "e", parts.at(2).toLongLong(),
                                parts.at(3).split('.').constFirst().toLongLong()));
}

QByteArray ScriptedHmc::inventory() const
{
    QByteArrayList entries;
    for (const ScriptedSystem &system : systems)
        entries.append(R"({"UUID":")" + system.uuid + R"(","SystemName":"S-)" + system.uuid +
                       R"(","MTMS":")" + system.mtms + R"(","State":")" + system.state + R"("})");
    return '[' + entries.join(',') + ']';
}

QByteArray ScriptedHmc::preferences() const
{
    QByteArray xml = "<feed>";
    for (const ScriptedSystem &system : systems) {
        const auto at = [&system](int i) { return system.flags.at(i); };
        xml += "<ManagedSystemPcmPreference><Metadata><Atom><AtomID>" + system.uuid +
               "</AtomID></Atom></Metadata>" + flag("EnergyMonitoringCapable", at(0)) +
               flag("EnergyMonitorEnabled", at(1)) + flag("AggregationEnabled", at(2)) +
               flag("LongTermMonitorEnabled", at(3)) + flag("ComputeLTMEnabled", at(4)) +
               "</ManagedSystemPcmPreference>";
    }
    return xml + "</feed>";
}

QByteArray ScriptedHmc::feed(const ScriptedSystem &system, const QByteArray &query) const
{
    qint64 newest = (nowMs() - publishedAfterMs) / sampleMs * sampleMs;
    if (system.silentFromMs != 0)
        newest = std::min(newest, system.silentFromMs);
    const qint64 oldest = nowMs() - heldMs;
    const qint64 from = std::max(parameter(query, "StartTS").value_or(oldest), oldest);
    const qint64 to = std::min(parameter(query, "EndTS").value_or(newest), newest);
    const qint64 first = (from + sampleMs - 1) / sampleMs * sampleMs;
    if (first > to)
        return {};
    const QByteArray name = system.uuid + (query.contains("Type=Energy") ? "_e_" : "_s_") +
                            QByteArray::number(first) + '_' + QByteArray::number(to) + ".json";
    return R"(<feed><entry><link type="application/json" href="https://other:443)" + QByteArray(pcmFile) +
           name + R"("/><category term="ManagedSystem"/></entry></feed>)";
}

QByteArray ScriptedHmc::document(const ScriptedSystem &system, bool energy, qint64 fromMs, qint64 toMs) const
{
    QByteArrayList pools;
    for (const QByteArray &pool : system.pools)
        pools.append(R"({"id":")" + pool + R"(","readBytes":[10],"writeBytes":[5],"totalSpace":[1000],)" +
                     R"("usedSpace":[400]})");
    const QByteArray storage = R"("viosUtil":[{"name":"vios","pad":")" + QByteArray(system.weight, 'x') +
                               R"(","storage":{"sharedStoragePools":[)" + pools.join(',') + "]}}]";
    QByteArrayList samples;
    for (qint64 at = fromMs; at <= toMs; at += sampleMs) {
        const bool failed = system.failingFromMs != 0 && at >= system.failingFromMs;
        samples.append(
            R"({"sampleInfo":{"timeStamp":")" + stamp(at) + R"(","status":)" + (failed ? "1" : "0") + "}," +
            (energy ? R"("energyUtil":{"powerUtil":{"powerReading":[)" + QByteArray::number(watts(at)) + "]}}"
                    : storage) +
            '}');
    }
    return R"({"systemUtil":{"utilSamples":[)" + samples.join(',') + "]}}";
}

} // namespace hmcscope::test
