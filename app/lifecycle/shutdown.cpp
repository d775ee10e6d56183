// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/shutdown.h"

#include "base/logging.h"

#include <QCoreApplication>
#include <QEvent>
#include <QHash>
#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <utility>

namespace hmcscope {

class Shutdown::Private
{
public:
    explicit Private(Shutdown *shutdown)
        : q(shutdown)
    {
    }

    void ask(int id);
    void hasLeft(int id);
    void endWhenAllHaveLeft();
    void end();

    Shutdown *q;
    QHash<int, std::function<void(std::function<void()>)>> staying; ///< by number, until they have left
    int lastId = 0;
    int interrupts = 0;
    bool begun = false;
    bool asked = false; ///< everybody who was there at begin() has been asked
    bool ended = false;
    QTimer budget;
};

void Shutdown::Private::ask(int id)
{
    const auto leave = staying.value(id);
    // the participant may answer from within, later, or after we are gone
    leave([shutdown = QPointer(q), id] {
        if (shutdown)
            shutdown->d->hasLeft(id);
    });
}

void Shutdown::Private::hasLeft(int id)
{
    staying.remove(id);
    endWhenAllHaveLeft();
}

void Shutdown::Private::endWhenAllHaveLeft()
{
    if (begun && asked && staying.isEmpty())
        end();
}

void Shutdown::Private::end()
{
    if (std::exchange(ended, true))
        return;
    if (!staying.isEmpty())
        qCWarning(logLifecycle, "%d participants had not left in time", int(staying.size()));
    // from the event loop: exit() would be lost if the loop has not begun yet
    QTimer::singleShot(0, q, [] { QCoreApplication::exit(0); });
}

Shutdown::Shutdown(QObject *parent, int budgetMs)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    d->budget.setSingleShot(true);
    d->budget.setInterval(budgetMs);
    connect(&d->budget, &QTimer::timeout, this, [this] { d->end(); });
    QCoreApplication *application = QCoreApplication::instance();
    application->installEventFilter(this);
    // a last net: whoever ends the event loop elsewhere still tells everybody
    connect(application, &QCoreApplication::aboutToQuit, this, &Shutdown::begin);
}

Shutdown::~Shutdown() = default;

void Shutdown::addParticipant(QObject *context, std::function<void(std::function<void()> left)> leave)
{
    const int id = ++d->lastId;
    d->staying.insert(id, leave);
    connect(context, &QObject::destroyed, this, [this, id] { d->hasLeft(id); });
    if (d->begun)
        d->ask(id);
}

void Shutdown::begin()
{
    if (std::exchange(d->begun, true))
        return;
    qCInfo(logLifecycle, "leaving");
    d->budget.start();
    Q_EMIT begun();
    QList<int> ids = d->staying.keys();
    std::sort(ids.begin(), ids.end());
    for (const int id : std::as_const(ids)) {
        if (d->staying.contains(id)) // an earlier one's leaving may have taken it along
            d->ask(id);
    }
    d->asked = true;
    d->endWhenAllHaveLeft();
}

bool Shutdown::hasBegun() const
{
    return d->begun;
}

void Shutdown::interrupt(int signal)
{
    if (signal != SIGHUP && ++d->interrupts > 1) { // a closing terminal sends SIGHUP twice
        d->end();
        return;
    }
    begin();
}

bool Shutdown::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == QCoreApplication::instance() && event->type() == QEvent::Quit) {
        begin();
        event->ignore();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace hmcscope
