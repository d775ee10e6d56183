// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QHash>
#include <QJsonObject>
#include <QLocalServer>

#include <functional>

namespace hmcscope::simulator {

/// The tests' way into a simulator in another process: a local socket that only its owner may open, JSON
/// lines both ways. Commands: resources/guide/simulator.md.
class Control final : public QObject
{
    Q_OBJECT
public:
    explicit Control(Simulator &simulator, QObject *parent = nullptr);

    /// A socket that nobody listens on any more is replaced; nothing else at that path is.
    bool listen(const QString &path);
    QString errorText() const { return m_server.errorString(); }

Q_SIGNALS:
    void quitRequested();

private:
    void serve(QLocalSocket *client);
    QJsonObject answer(const QByteArray &line);
    QJsonObject perform(const QString &command, const QJsonObject &arguments);
    using Actions = QHash<QString, std::function<QJsonObject()>>;
    Actions questions(const QJsonObject &arguments);
    Actions orders(const QJsonObject &arguments);
    QJsonObject listenElsewhere(const QJsonObject &arguments, bool gui);
    QJsonObject addFault(const QJsonObject &arguments);
    QJsonObject sample(const QJsonObject &arguments) const;
    QJsonObject setSwitch(const QJsonObject &arguments);
    QJsonObject takeProfile(const QJsonObject &arguments);
    QJsonObject restart(const QJsonObject &arguments);

    Simulator &m_simulator;
    QLocalServer m_server;
};

} // namespace hmcscope::simulator
