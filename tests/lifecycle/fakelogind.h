// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>

#include <fcntl.h>
#include <unistd.h>

namespace hmcscope::test {

/// org.freedesktop.login1 as far as a program that wants to be waited for sees of it.
class FakeLogind final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")
public:
    explicit FakeLogind(const QByteArray &bus)
        : m_bus(QDBusConnection::connectToBus(QString::fromLocal8Bit(bus), name()))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/login1"), this,
                             QDBusConnection::ExportScriptableContents);
        m_bus.registerService(QStringLiteral("org.freedesktop.login1"));
    }
    ~FakeLogind() override
    {
        forget();
        QDBusConnection::disconnectFromBus(name());
    }
    Q_DISABLE_COPY_MOVE(FakeLogind)

    /// Whether somebody holds the newest inhibitor. Its owner's end is the only one that writes.
    bool isHeld() const
    {
        char byte = 0;
        return m_reader >= 0 && ::read(m_reader, &byte, 1) != 0; // 0: the last writer has closed
    }
    void tellSleep(bool begins) { Q_EMIT PrepareForSleep(begins); }
    void tellShutdown(bool begins) { Q_EMIT PrepareForShutdown(begins); }
    /// The question that was not answered while `slow`.
    void answerNow() { m_bus.send(m_pending.createReply(QVariant::fromValue(makeInhibitor()))); }

    QStringList asked{}; ///< what, who and mode of every question
    bool refuses = false;
    bool slow = false;

public Q_SLOTS:
    Q_SCRIPTABLE QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &who, const QString &why,
                                                 const QString &mode)
    {
        asked += what + u'|' + who + u'|' + mode;
        if (why.isEmpty() || refuses) {
            sendErrorReply(QDBusError::AccessDenied, QStringLiteral("not for you"));
            return {};
        }
        if (slow) {
            setDelayedReply(true);
            m_pending = message();
            return {};
        }
        return makeInhibitor();
    }

Q_SIGNALS:
    Q_SCRIPTABLE void PrepareForSleep(bool begins);
    Q_SCRIPTABLE void PrepareForShutdown(bool begins);

private:
    static QString name() { return QStringLiteral("fake-logind"); }
    void forget()
    {
        if (m_reader >= 0)
            ::close(m_reader);
    }
    QDBusUnixFileDescriptor makeInhibitor()
    {
        forget();
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        m_reader = ends[0];
        QDBusUnixFileDescriptor writer;
        writer.giveFileDescriptor(ends[1]);
        return writer;
    }

    QDBusConnection m_bus;
    QDBusMessage m_pending{};
    int m_reader = -1;
};

} // namespace hmcscope::test
