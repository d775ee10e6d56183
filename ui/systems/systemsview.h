// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "connection/connection.h"
#include "systems/systemalarm.h"

#include <QWidget>

#include <memory>
#include <utility>

class QAction;

namespace hmcscope {

/// The left half of the window: the fleet in one line, a filter, and every managed system of every connection
/// of this window, grouped by HMC.
class SystemsView final : public QWidget
{
    Q_OBJECT
public:
    explicit SystemsView(QWidget *parent = nullptr);
    ~SystemsView() override;

    /// `title`: what the HMC is called in the list, plain text.
    void addConnection(Connection *connection, const QString &title);
    /// Why its values are not those of now, in a few words; empty: they are.
    void setStale(Connection *connection, const QString &reason);
    /// Open alarms of the servers; see SystemsModel.
    void setAlarms(const SystemAlarms &alarms);
    void removeConnection(Connection *connection);

    Connection *currentConnection() const;
    QString currentUuid() const;
    /// All systems that are selected, those chosen first in front.
    QList<std::pair<Connection *, QString>> selected() const;
    void select(Connection *connection, const QString &uuid);
    void focusList();
    /// Where typing filters the list.
    void focusFilter();

    /// Opens the wall, full screen on the screen of this window, or closes it.
    void toggleWall();

    /// See SystemsTree.
    QList<QAction *> columnActions() const;
    QStringList shownColumns() const;
    void setShownColumns(const QStringList &names);

Q_SIGNALS:
    /// Other systems are selected, or another one of them is the current one (null and empty: none).
    void selectionChanged(hmcscope::Connection *connection, const QString &uuid);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
