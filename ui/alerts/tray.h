// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"

#include <QObject>
#include <QSystemTrayIcon>

#include <memory>
#include <optional>

class QMenu;

namespace hmcscope {

/// The program's place in the desktop's tray, where there is one: wears the worst open alarm, as shape and
/// colour.
class Tray final : public QObject
{
    Q_OBJECT
public:
    explicit Tray(QObject *parent = nullptr);
    ~Tray() override;

    /// `sentence`: how things are, in plain words.
    void show(Severity worst, const QString &sentence);

Q_SIGNALS:
    void windowOrdered();
    void alarmsOrdered();
    void quitOrdered();

private:
    std::unique_ptr<QMenu> m_menu;
    QSystemTrayIcon m_icon;
    std::optional<Severity> m_worst;
};

} // namespace hmcscope
