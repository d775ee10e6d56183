// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/alerts/noticestest.h"

#include "alerts/desktopnotices.h"
#include "lifecycle/privatebus.h"

#include <QDBusContext>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

/// org.freedesktop.Notifications as its specification has it, without a screen.
class NoticeService final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")
public:
    struct Shown
    {
        uint replaces = 0;
        QString summary{};
        QString body{};
        uint urgency = 0;
    };

    explicit NoticeService(const QDBusConnection &bus)
        : m_bus(bus)
    {
        m_bus.registerObject(u"/org/freedesktop/Notifications"_s, this,
                             QDBusConnection::ExportScriptableContents);
        m_bus.registerService(u"org.freedesktop.Notifications"_s);
    }
    void click(uint notice) { Q_EMIT ActionInvoked(notice, u"default"_s); }
    void answerNow() { m_bus.send(m_pending.createReply(QVariant::fromValue(m_last))); }

    QList<Shown> shown{};
    QList<uint> closed{};
    bool slow = false;

public Q_SLOTS:
    Q_SCRIPTABLE uint Notify(const QString &, uint replaces, const QString &, const QString &summary,
                             const QString &body, const QStringList &, const QVariantMap &hints, int)
    {
        shown.append({replaces, summary, body, hints.value(u"urgency"_s).toUInt()});
        m_last = replaces != 0 ? replaces : m_last + 1;
        setDelayedReply(slow);
        m_pending = message();
        return m_last;
    }
    Q_SCRIPTABLE void CloseNotification(uint notice)
    {
        closed.append(notice);
        Q_EMIT NotificationClosed(notice, 3);
    }

Q_SIGNALS:
    Q_SCRIPTABLE void ActionInvoked(uint notice, const QString &action);
    Q_SCRIPTABLE void NotificationClosed(uint notice, uint reason);

private:
    QDBusConnection m_bus;
    QDBusMessage m_pending;
    uint m_last = 40;
};

namespace {

/// A bus with the service on it, and our side of it.
struct Desktop
{
    QTemporaryDir folder{};
    PrivateBus daemon{folder.path()};
    bool runs = daemon.start();
    QDBusConnection theirs =
        QDBusConnection::connectToBus(QString::fromLocal8Bit(daemon.address()), u"notices-theirs"_s);
    QDBusConnection ours =
        QDBusConnection::connectToBus(QString::fromLocal8Bit(daemon.address()), u"notices-ours"_s);
    NoticeService service{theirs};
    DesktopNotices notices{ours};

    Desktop() = default;
    ~Desktop()
    {
        QDBusConnection::disconnectFromBus(u"notices-theirs"_s);
        QDBusConnection::disconnectFromBus(u"notices-ours"_s);
    }
    Q_DISABLE_COPY_MOVE(Desktop)
};

Incident incident(Severity severity)
{
    return {.id = 7,
            .server = u"9009-42A*1"_s,
            .name = u"prd <b>&"_s,
            .hmc = u"hmc1"_s,
            .kind = AlarmKind::InletHigh,
            .severity = severity,
            .limit = 27.0,
            .worst = 29.3,
            .sinceMs = 1'795'000'000'000};
}

} // namespace

void NoticesTest::oneForAnIncident()
{
    Desktop desktop;
    QVERIFY(desktop.runs);
    QSignalSpy back(&desktop.notices, &DesktopNotices::told);
    desktop.notices.tell(incident(Severity::Warning));
    QVERIFY(back.wait());
    desktop.notices.tell(incident(Severity::Bad));
    QVERIFY(back.wait());
    QCOMPARE(desktop.service.shown.size(), 2);
    QCOMPARE(desktop.service.shown.first().replaces, 0U);
    QCOMPARE(desktop.service.shown.first().summary, u"Warning: Inlet too warm"_s);
    QCOMPARE(desktop.service.shown.first().urgency, 1U);
    QCOMPARE(desktop.service.shown.last().replaces, 41U);
    QCOMPARE(desktop.service.shown.last().urgency, 2U);
    desktop.notices.takeBack(7);
    QTRY_COMPARE(desktop.service.closed, QList<uint>{41});
    desktop.notices.takeBack(7); // once is enough
    desktop.notices.tell(incident(Severity::Warning));
    QVERIFY(back.wait());
    QCOMPARE(desktop.service.closed.size(), 1);
}

void NoticesTest::namesAreNoMarkup()
{
    Desktop desktop;
    desktop.notices.tell(incident(Severity::Bad));
    QTRY_COMPARE(desktop.service.shown.size(), 1);
    QVERIFY(desktop.service.shown.first().body.startsWith(u"prd &lt;b&gt;&amp;: inlet"_s));
}

void NoticesTest::overBeforeItWasThere()
{
    Desktop desktop;
    desktop.service.slow = true;
    desktop.notices.tell(incident(Severity::Bad));
    QTRY_COMPARE(desktop.service.shown.size(), 1);
    desktop.notices.takeBack(7);
    QVERIFY(desktop.service.closed.isEmpty());
    desktop.service.answerNow();
    QTRY_COMPARE(desktop.service.closed, QList<uint>{41});
}

void NoticesTest::worseWhileItIsOnItsWay()
{
    Desktop desktop;
    desktop.service.slow = true;
    desktop.notices.tell(incident(Severity::Warning));
    QTRY_COMPARE(desktop.service.shown.size(), 1);
    desktop.notices.tell(incident(Severity::Bad));
    desktop.service.slow = false;
    desktop.service.answerNow();
    QTRY_COMPARE(desktop.service.shown.size(), 2);
    QCOMPARE(desktop.service.shown.last().replaces, 41U);
    QCOMPARE(desktop.service.shown.last().urgency, 2U);
}

void NoticesTest::aClickLeadsToIt()
{
    Desktop desktop;
    QSignalSpy back(&desktop.notices, &DesktopNotices::told);
    QSignalSpy opened(&desktop.notices, &DesktopNotices::opened);
    desktop.notices.tell(incident(Severity::Bad));
    QVERIFY(back.wait());
    desktop.service.click(99); // somebody else's
    desktop.service.click(41);
    QVERIFY(opened.wait());
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toInt(), 7);
}

void NoticesTest::nobodyTakesThem()
{
    QTemporaryDir folder;
    PrivateBus daemon(folder.path());
    QVERIFY(daemon.start());
    const QDBusConnection bus =
        QDBusConnection::connectToBus(QString::fromLocal8Bit(daemon.address()), u"notices-nobody"_s);
    {
        DesktopNotices notices(bus);
        QSignalSpy back(&notices, &DesktopNotices::told);
        notices.tell(incident(Severity::Bad));
        QVERIFY(back.wait());
        notices.takeBack(7);
    }
    QDBusConnection::disconnectFromBus(u"notices-nobody"_s);
    DesktopNotices without{QDBusConnection(u"no such bus"_s)};
    without.tell(incident(Severity::Bad));
    without.takeBack(7);
}

} // namespace hmcscope::test

#include "noticestest.moc"
