// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemsview.h"

#include "systems/systemstree.h"

#include <QHash>
#include <QVBoxLayout>

namespace hmcscope {

class SystemsView::Private
{
public:
    explicit Private(SystemsView *view)
        : tree(new SystemsTree(view))
    {
    }

    Connection *connectionOf(int group) const { return connections.key(group, nullptr); }

    SystemsTree *tree;
    QHash<Connection *, int> connections; ///< with the group of each
};

SystemsView::SystemsView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(d->tree);
    setFocusProxy(d->tree);
    connect(d->tree, &SystemsTree::systemSelected, this, [this](int group, const QString &uuid) {
        Q_EMIT selectionChanged(d->connectionOf(group), uuid);
    });
}

SystemsView::~SystemsView() = default;

void SystemsView::addConnection(Connection *connection, const QString &title)
{
    if (d->connections.contains(connection))
        return;
    const int group = d->tree->systems().addGroup(title);
    d->connections.insert(connection, group);
    Monitor *monitor = &connection->monitor();
    connect(monitor, &Monitor::systemsReset, this,
            [this, monitor, group] { d->tree->systems().setSystems(group, monitor->systems()); });
    connect(monitor, &Monitor::systemChanged, this, [this, monitor, group](int row) {
        if (row >= 0 && row < monitor->systems().size())
            d->tree->systems().setStatus(group, row, monitor->systems().at(row));
    });
    d->tree->systems().setSystems(group, monitor->systems());
}

void SystemsView::setStale(Connection *connection, const QString &reason)
{
    d->tree->systems().setStale(d->connections.value(connection, 0), reason);
}

void SystemsView::removeConnection(Connection *connection)
{
    const auto found = d->connections.constFind(connection);
    if (found == d->connections.cend())
        return;
    const int group = found.value();
    disconnect(&connection->monitor(), nullptr, this, nullptr);
    d->connections.erase(found);
    d->tree->systems().removeGroup(group);
}

Connection *SystemsView::currentConnection() const
{
    return d->connectionOf(d->tree->currentGroup());
}

QString SystemsView::currentUuid() const
{
    return d->tree->currentUuid();
}

void SystemsView::select(Connection *connection, const QString &uuid)
{
    d->tree->select(d->connections.value(connection, 0), uuid);
}

} // namespace hmcscope
