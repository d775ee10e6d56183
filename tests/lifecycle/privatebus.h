// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>
#include <QString>

namespace hmcscope::test {

/// A message bus of our own, on which everybody may own and say everything; it starts nothing by itself.
class PrivateBus
{
public:
    /// Answers at the socket `bus` in this folder.
    explicit PrivateBus(const QString &folder)
        : m_folder(folder)
    {
    }
    bool start()
    {
        QFile configuration(m_folder + QStringLiteral("/bus.conf"));
        if (!configuration.open(QIODevice::WriteOnly))
            return false;
        configuration.write(
            "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
            " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
            "<busconfig><listen>unix:path=" +
            m_folder.toUtf8() +
            "/bus</listen><auth>EXTERNAL</auth><policy context=\"default\">"
            "<allow send_destination=\"*\"/><allow receive_sender=\"*\"/><allow "
            "own=\"*\"/></policy></busconfig>\n");
        configuration.close();
        m_daemon.setStandardErrorFile(QProcess::nullDevice());
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--config-file=") + configuration.fileName(),
                        QStringLiteral("--nofork"), QStringLiteral("--print-address=1")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            return false;
        m_address = m_daemon.readLine().trimmed();
        return !m_address.isEmpty();
    }
    ~PrivateBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(PrivateBus)

    QByteArray address() const { return m_address; }

private:
    QString m_folder;
    QProcess m_daemon;
    QByteArray m_address;
};

} // namespace hmcscope::test
