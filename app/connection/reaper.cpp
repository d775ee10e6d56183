// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection/reaper.h"

#include "base/logging.h"

#include <QPointer>
#include <QSet>

#include <algorithm>
#include <utility>
#include <vector>

namespace hmcscope {

namespace {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

constexpr qint64 againMs = 60'000;
constexpr int mostPerHmc = 2; ///< as many questions as a window has under way

bool isLeft(const LedgerEntry &entry)
{
    return entry.state == State::Open &&
           (entry.owner == Owner::Gone || (entry.owner == Owner::Own && entry.abandoned));
}

bool isSameHmc(const Endpoint &one, const Endpoint &other)
{
    return one.host.compare(other.host, Qt::CaseInsensitive) == 0 &&
           (one.port == other.port || one.port == 0 || other.port == 0);
}

} // namespace

class Reaper::Private
{
public:
    /// One entry on its way: first the key store is asked, then a guard has it.
    struct Visit
    {
        LedgerEntry entry;
        QObject asking; ///< context of the question
        std::unique_ptr<GuardLink> guard;
    };
    struct Waiting
    {
        Endpoint endpoint;
        QPointer<QObject> context;
        std::function<void()> done;
        std::unique_ptr<Alarm> patience;
    };

    Private(Reaper &reaper, SessionLedger &entries, GuardLinkFactory makeGuard, const Clock &time)
        : q(&reaper)
        , ledger(entries)
        , guard(std::move(makeGuard))
        , clock(time)
    {
    }

    void reap();
    void visitNext();
    void visit(const LedgerEntry &entry);
    Visit *find(const QString &id) const;
    int countAt(const Endpoint &endpoint) const;
    void onRecalled(const QString &id, const Result<AdoptionOrder> &order);
    void adopt(Visit &visit, const AdoptionOrder &order);
    void onLoggedOff(const QString &id, SessionEnd end);
    void giveUpForNow(const QString &id);
    std::unique_ptr<Visit> take(const QString &id);
    void tellWaiting();

    Reaper *q;
    SessionLedger &ledger;
    GuardLinkFactory guard;
    const Clock &clock;
    std::unique_ptr<Alarm> again;
    std::vector<std::unique_ptr<Visit>> visits;
    std::vector<std::unique_ptr<Waiting>> waiting;
    QSet<QString> inVain; ///< entries that nothing could be done for: not before the next reap()
    bool begun = false;
    bool stopped = false;
    bool changed = false; ///< a look is due
};

Reaper::Reaper(SessionLedger &ledger, GuardLinkFactory guard, const Clock &clock, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this, ledger, std::move(guard), clock))
{
    d->again = clock.alarm([this] { d->reap(); });
    connect(&ledger, &SessionLedger::changed, this, [this] {
        if (!d->begun || std::exchange(d->changed, true))
            return;
        QMetaObject::invokeMethod( // not from inside what changed it
            this,
            [this] {
                d->changed = false;
                d->visitNext();
            },
            Qt::QueuedConnection);
    });
}

Reaper::~Reaper() = default; // the pipes close: the guards go on alone

void Reaper::reap()
{
    d->begun = true;
    d->reap();
}

void Reaper::stop()
{
    d->stopped = true;
    d->again->clear();
}

int Reaper::underWay() const
{
    return int(std::count_if(d->visits.begin(), d->visits.end(),
                             [](const auto &visit) { return visit->guard != nullptr; }));
}

void Reaper::Private::reap()
{
    inVain.clear();
    visitNext();
}

void Reaper::Private::visitNext()
{
    if (stopped)
        return;
    const QList<LedgerEntry> entries = ledger.entries();
    for (const LedgerEntry &entry : entries) {
        const bool mayHelp = isLeft(entry) && !find(entry.id) && !inVain.contains(entry.id);
        if (mayHelp && countAt(entry.endpoint) < mostPerHmc)
            visit(entry);
    }
}

Reaper::Private::Visit *Reaper::Private::find(const QString &id) const
{
    const auto at = std::find_if(visits.begin(), visits.end(),
                                 [&id](const auto &visit) { return visit->entry.id == id; });
    return at == visits.end() ? nullptr : at->get();
}

int Reaper::Private::countAt(const Endpoint &endpoint) const
{
    return int(std::count_if(visits.begin(), visits.end(), [&endpoint](const auto &visit) {
        return isSameHmc(visit->entry.endpoint, endpoint);
    }));
}

std::unique_ptr<Reaper::Private::Visit> Reaper::Private::take(const QString &id)
{
    const auto at = std::find_if(visits.begin(), visits.end(),
                                 [&id](const auto &visit) { return visit->entry.id == id; });
    if (at == visits.end())
        return nullptr;
    std::unique_ptr<Visit> taken = std::move(*at);
    visits.erase(at);
    if (taken->guard) { // we may be in a signal of it
        taken->guard->disconnect(q);
        taken->guard.release()->deleteLater();
    }
    return taken;
}

void Reaper::Private::visit(const LedgerEntry &entry)
{
    visits.push_back(std::make_unique<Visit>());
    Visit &visit = *visits.back();
    visit.entry = entry;
    ledger.recall(entry.id, &visit.asking,
                  [this, id = entry.id](const Result<AdoptionOrder> &order) { onRecalled(id, order); });
}

void Reaper::Private::onRecalled(const QString &id, const Result<AdoptionOrder> &order)
{
    Visit *visit = find(id);
    if (!visit)
        return;
    if (order)
        return adopt(*visit, *order);
    qCInfo(logSession).noquote() << "a session that was left cannot be ended now:" << order.error().detail;
    giveUpForNow(id);
}

void Reaper::Private::adopt(Visit &visit, const AdoptionOrder &order)
{
    visit.guard = stopped ? nullptr : guard();
    const QString id = visit.entry.id;
    if (!visit.guard)
        return giveUpForNow(id);
    const auto inVainNow = [this, id] { giveUpForNow(id); };
    QObject::connect(visit.guard.get(), &GuardLink::loggedOff, q,
                     [this, id](SessionEnd end) { onLoggedOff(id, end); });
    QObject::connect(visit.guard.get(), &GuardLink::failed, q, inVainNow);
    QObject::connect(visit.guard.get(), &GuardLink::lost, q, inVainNow);
    GuardLink &link = *visit.guard;
    link.adopt(order);
    link.logOff();
}

void Reaper::Private::onLoggedOff(const QString &id, SessionEnd end)
{
    const std::unique_ptr<Visit> visit = take(id);
    if (!visit)
        return;
    qCInfo(logSession) << "a session that was left is no more";
    ledger.end(id, end);
    visitNext();
    tellWaiting();
    Q_EMIT q->reaped(visit->entry, end);
}

/// The entry stays; so does its session.
void Reaper::Private::giveUpForNow(const QString &id)
{
    take(id);
    inVain.insert(id);
    if (!stopped)
        again->set(againMs);
    visitNext();
    tellWaiting();
}

void Reaper::whenQuiet(const Endpoint &endpoint, qint64 patienceMs, QObject *context,
                       std::function<void()> done)
{
    if (d->countAt(endpoint) == 0)
        return done();
    auto one = std::make_unique<Private::Waiting>();
    Private::Waiting *waiting = one.get();
    waiting->endpoint = endpoint;
    waiting->context = context;
    waiting->done = std::move(done);
    waiting->patience = d->clock.alarm([this, waiting] {
        waiting->endpoint.host.clear(); // nobody's: it waits no longer
        d->tellWaiting();
    });
    waiting->patience->set(patienceMs);
    d->waiting.push_back(std::move(one));
}

void Reaper::Private::tellWaiting()
{
    std::vector<std::unique_ptr<Waiting>> ready;
    for (auto &one : waiting) {
        if (countAt(one->endpoint) == 0)
            ready.push_back(std::move(one));
    }
    std::erase(waiting, nullptr);
    for (const auto &one : ready) {
        if (one->context)
            one->done();
    }
}

} // namespace hmcscope
