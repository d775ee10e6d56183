// SPDX-License-Identifier: GPL-3.0-or-later
#include "lifecycle/logind.h"

#include "base/logging.h"
#include "lifecycle/busgreeting.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>
#include <QDBusUnixFileDescriptor>
#include <QUuid>

#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

constexpr auto service = "org.freedesktop.login1"_L1;
constexpr auto path = "/org/freedesktop/login1"_L1;
constexpr auto interface = "org.freedesktop.login1.Manager"_L1;

} // namespace

class Logind::Private : public QObject
{
    Q_OBJECT
public:
    explicit Private(Logind *logind)
        : q(logind)
    {
    }
    ~Private() override { QDBusConnection::disconnectFromBus(name); }
    Q_DISABLE_COPY_MOVE(Private)

    void connectToBus();
    void hold();

    Logind *q;
    const QString name = u"logind-"_s + QUuid::createUuid().toString(QUuid::Id128);
    QDBusConnection bus{QString()};
    QDBusUnixFileDescriptor inhibitor; ///< while it is open the machine waits for us
    bool wanted = true;                ///< false from release() until the machine is awake again
    bool asked = false;
    bool present = false;

public Q_SLOTS: // D-Bus signals can only be connected by name
    void prepareForSleep(bool begins);
    void prepareForShutdown(bool begins);

private:
    void take(const QDBusPendingReply<QDBusUnixFileDescriptor> &reply);
};

// Connects and subscribes with a few questions to the bus itself that are waited for: it has just answered.
// Not by its address: Qt 6.4 aborts the process when a bus that was named so takes the connection and refuses
// the first call.
void Logind::Private::connectToBus()
{
    bus = QDBusConnection::connectToBus(QDBusConnection::SystemBus, name);
    if (!bus.isConnected())
        return;
    bus.connect(service, path, interface, u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
    bus.connect(service, path, interface, u"PrepareForShutdown"_s, this, SLOT(prepareForShutdown(bool)));
    auto *arrival = new QDBusServiceWatcher(service, bus, QDBusServiceWatcher::WatchForRegistration, this);
    connect(arrival, &QDBusServiceWatcher::serviceRegistered, this, [this] {
        if (wanted)
            hold();
    });
    hold();
}

void Logind::Private::hold()
{
    wanted = true;
    if (asked || inhibitor.isValid() || !bus.isConnected())
        return;
    asked = true;
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Inhibit"_s);
    call << u"shutdown:sleep"_s << u"HMC Scope"_s << Logind::tr("Sessions on the HMC are being logged off")
         << u"delay"_s;
    auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
    connect(answer, &QDBusPendingCallWatcher::finished, this, [this, answer] {
        take(*answer);
        delete answer; // it has a descriptor too, which must not outlive ours
    });
}

void Logind::Private::take(const QDBusPendingReply<QDBusUnixFileDescriptor> &reply)
{
    asked = false;
    present = reply.isValid();
    if (!present)
        qCInfo(logLifecycle).noquote() << "logind does not wait for us:" << reply.error().name();
    else if (wanted) // else it was released meanwhile
        inhibitor = reply.value();
}

void Logind::Private::prepareForSleep(bool begins)
{
    if (begins) {
        Q_EMIT q->aboutToSleep();
    } else {
        hold();
        Q_EMIT q->awake();
    }
}

void Logind::Private::prepareForShutdown(bool begins)
{
    if (begins)
        Q_EMIT q->aboutToShutDown();
    else
        hold(); // called off
}

Logind::Logind(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    whenBusGreets(systemBusAddress(), d.get(), [this] { d->connectToBus(); });
}

Logind::~Logind() = default;

bool Logind::isPresent() const
{
    return d->present;
}

void Logind::release()
{
    d->wanted = false;
    d->inhibitor = {};
}

} // namespace hmcscope

#include "logind.moc"
