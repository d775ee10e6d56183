// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemsview.h"

#include "shell/searchfield.h"
#include "systems/fleetline.h"
#include "systems/systemsfilter.h"
#include "systems/systemstree.h"
#include "systems/trend.h"
#include "systems/wall.h"

#include <QAction>
#include <QHash>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QVBoxLayout>

namespace hmcscope {

class SystemsView::Private
{
public:
    explicit Private(SystemsView *view)
        : line(new FleetLine(view))
        , words(searchField(SystemsView::tr("Filter the systems"),
                            SystemsView::tr("Filter: name, MTMS, state, HMC"), view))
        , found(new QLabel(view))
        , tree(new SystemsTree(view))
    {
    }

    Connection *connectionOf(int group) const { return connections.key(group, nullptr); }
    void setUpFilter();
    void wireFilter(SystemsView *view);
    void wireSummary(SystemsView *view);
    void showFound();
    void take(Connection &connection, int group, int row);

    FleetLine *line;
    QLineEdit *words;
    QLabel *found; ///< how many systems the filter shows
    SystemsTree *tree;
    QHash<Connection *, int> connections; ///< with the group of each
    QPointer<Wall> wall;
};

void SystemsView::Private::setUpFilter()
{
    found->setTextFormat(Qt::PlainText);
    found->setForegroundRole(QPalette::PlaceholderText);
    found->setAccessibleName(SystemsView::tr("Systems found"));
    found->hide();
}

void SystemsView::Private::wireFilter(SystemsView *view)
{
    words->installEventFilter(view);
    QObject::connect(words, &QLineEdit::textChanged, view, [this](const QString &text) {
        tree->setFilter(text);
        showFound();
    });
    QObject::connect(words, &QLineEdit::returnPressed, view, [this] {
        tree->selectFirst();
        tree->setFocus();
    });
    QObject::connect(tree, &SystemsTree::filterCleared, words, &QLineEdit::clear);
    QObject::connect(tree, &SystemsTree::typed, words, [this](const QString &text) {
        words->setFocus();
        words->setText(text);
    });
}

void SystemsView::Private::wireSummary(SystemsView *view)
{
    const SystemsModel *model = &tree->systems();
    QObject::connect(model, &SystemsModel::membersChanged, view, [this, model] {
        line->setSummary(summaryOf(model->members()));
        showFound();
    });
    QObject::connect(line, &FleetLine::placeOrdered, tree, [this](int group, const QString &uuid) {
        tree->select(group, uuid);
        tree->setFocus();
    });
}

void SystemsView::Private::showFound()
{
    const bool filtering = tree->filter().isFiltering();
    found->setVisible(filtering);
    if (!filtering)
        return;
    const int shown = tree->filter().count();
    const QLocale locale;
    found->setText(shown == 0
                       ? SystemsView::tr("No system has all of these words.")
                       : SystemsView::tr("%1 of %2 shown")
                             .arg(locale.toString(shown), locale.toString(tree->systems().members().size())));
    found->setAccessibleDescription(found->text());
}

void SystemsView::Private::take(Connection &connection, int group, int row)
{
    const QList<SystemStatus> &systems = connection.monitor().systems();
    if (row < 0 || row >= systems.size())
        return;
    const SystemStatus &status = systems.at(row);
    tree->systems().setStatus(group, row, status);
    if (status.newestMs > 0)
        tree->systems().setTrend(group, row,
                                 powerTrend(connection.history(), status.system.uuid, status.newestMs));
}

SystemsView::SystemsView(QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(6);
    layout->addWidget(d->line);
    layout->addWidget(d->words);
    layout->addWidget(d->found);
    layout->addWidget(d->tree, 1);
    d->setUpFilter();
    d->wireFilter(this);
    d->wireSummary(this);
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
    connect(monitor, &Monitor::systemChanged, this,
            [this, connection, group](int row) { d->take(*connection, group, row); });
    d->tree->systems().setSystems(group, monitor->systems());
}

void SystemsView::setStale(Connection *connection, const QString &reason)
{
    d->tree->systems().setStale(d->connections.value(connection, 0), reason);
}

void SystemsView::setAlarms(const SystemAlarms &alarms)
{
    d->tree->systems().setAlarms(alarms);
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
    d->tree->keepChoice();
}

Connection *SystemsView::currentConnection() const
{
    return d->connectionOf(d->tree->currentGroup());
}

QString SystemsView::currentUuid() const
{
    return d->tree->currentUuid();
}

QList<std::pair<Connection *, QString>> SystemsView::selected() const
{
    QList<std::pair<Connection *, QString>> all;
    for (const SystemsTree::Choice &choice : d->tree->chosen())
        all.append({d->connectionOf(choice.group), choice.uuid});
    return all;
}

void SystemsView::select(Connection *connection, const QString &uuid)
{
    d->tree->select(d->connections.value(connection, 0), uuid);
}

void SystemsView::focusList()
{
    d->tree->setFocus();
}

void SystemsView::focusFilter()
{
    d->words->setFocus(Qt::ShortcutFocusReason);
    d->words->selectAll();
}

void SystemsView::toggleWall()
{
    if (d->wall) {
        d->wall->close();
        return;
    }
    d->wall = new Wall(d->tree->systems(), this);
    d->wall->setGeometry(window()->geometry()); // the screen that it fills
    d->wall->showFullScreen();
}

QList<QAction *> SystemsView::columnActions() const
{
    return d->tree->columnActions();
}

QStringList SystemsView::shownColumns() const
{
    return d->tree->shownColumns();
}

void SystemsView::setShownColumns(const QStringList &names)
{
    d->tree->setShownColumns(names);
}

/// Keys of the field where one types: down into the list, and Escape clears it.
bool SystemsView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != d->words || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Down) {
        d->tree->setFocus();
        return true;
    }
    if (key == Qt::Key_Escape && !d->words->text().isEmpty()) {
        d->words->clear();
        d->tree->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace hmcscope
