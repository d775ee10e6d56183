// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/sleep.h"

#include "base/logging.h"

#include <QMap>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <utility>

namespace hmcscope {

class Sleep::Private
{
public:
    struct Sleeper
    {
        std::function<void(std::function<void()>)> rest;
        std::function<void()> wake;
    };

    explicit Private(Sleep *sleep)
        : q(sleep)
    {
    }

    void ask(int id);
    void isAtRest(int id, int night);
    void readyIfAllRest();
    void beReady();

    Sleep *q;
    QMap<int, Sleeper> sleepers; ///< by number, in the order in which they came
    QSet<int> awake;             ///< of them, who is not at rest yet
    int lastId = 0;
    int nights = 0; ///< what arrives from an earlier one is late
    bool begun = false;
    bool asked = false; ///< everybody who was there at begin() has been asked
    bool told = false;
    QTimer budget;
};

void Sleep::Private::ask(int id)
{
    awake.insert(id);
    const auto rest = sleepers.value(id).rest;
    // the sleeper may answer from within, later, or after we are gone
    rest([sleep = QPointer(q), id, night = nights] {
        if (sleep)
            sleep->d->isAtRest(id, night);
    });
}

void Sleep::Private::isAtRest(int id, int night)
{
    if (night != nights)
        return;
    awake.remove(id);
    readyIfAllRest();
}

void Sleep::Private::readyIfAllRest()
{
    if (begun && asked && awake.isEmpty())
        beReady();
}

void Sleep::Private::beReady()
{
    budget.stop();
    if (std::exchange(told, true))
        return;
    if (!awake.isEmpty())
        qCWarning(logLifecycle, "%d windows had not logged off when the machine went to sleep",
                  int(awake.size()));
    Q_EMIT q->ready();
}

Sleep::Sleep(QObject *parent, int budgetMs)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->budget.setSingleShot(true);
    d->budget.setInterval(budgetMs);
    connect(&d->budget, &QTimer::timeout, this, [this] { d->beReady(); });
}

Sleep::~Sleep() = default;

void Sleep::addSleeper(QObject *context, std::function<void(std::function<void()>)> rest,
                       std::function<void()> wake)
{
    const int id = ++d->lastId;
    d->sleepers.insert(id, {std::move(rest), std::move(wake)});
    connect(context, &QObject::destroyed, this, [this, id] {
        d->sleepers.remove(id);
        d->isAtRest(id, d->nights);
    });
    if (d->begun)
        d->ask(id);
}

void Sleep::begin()
{
    if (d->begun && !d->told)
        return;
    qCInfo(logLifecycle, "the machine is about to sleep");
    d->begun = true;
    ++d->nights;
    d->asked = d->told = false;
    d->budget.start();
    const QList<int> ids = d->sleepers.keys();
    for (const int id : ids) {
        if (d->sleepers.contains(id)) // an earlier one's rest may have taken it along
            d->ask(id);
    }
    d->asked = true;
    d->readyIfAllRest();
}

void Sleep::end()
{
    if (!std::exchange(d->begun, false))
        return;
    qCInfo(logLifecycle, "the machine is awake");
    d->budget.stop();
    d->awake.clear();
    const QList<int> ids = d->sleepers.keys();
    for (const int id : ids) {
        if (d->sleepers.contains(id))
            d->sleepers.value(id).wake();
    }
}

} // namespace hmcscope
