// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/pcmcheckdialog.h"

#include "check/checkcells.h"
#include "check/checktext.h"
#include "shell/appearance.h"
#include "shell/scrollpage.h"

#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QLabel *plainLabel(const QString &text, bool quiet = false)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    if (quiet)
        label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QLabel *heading(const QString &text, QWidget *buddy)
{
    QLabel *label = plainLabel(text);
    QFont bold = label->font();
    bold.setBold(true);
    label->setFont(bold);
    label->setBuddy(buddy);
    return label;
}

} // namespace

PcmCheckDialog::PcmCheckDialog(Connection &connection, const QString &title, const Clock &clock,
                               QWidget *parent)
    : QDialog(parent)
    , m_connection(&connection)
    , m_title(title)
    , m_clock(clock)
    , m_systems(new SystemsTable(this))
    , m_pools(new PoolsTable(this))
    , m_noPools(plainLabel(tr("No Shared Storage Pool is known."), true))
    , m_reason(plainLabel({}))
{
    setWindowTitle(tr("PCM check: %1").arg(title));
    resizeOnScreen(this, {1120, 640});
    m_systemsView = buildTable(m_systems, tr("Systems"));
    m_poolsView = buildTable(m_pools, tr("Shared Storage Pools"));
    m_reason->setAccessibleName(tr("Reason and remedy"));
    m_reason->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto *copy = new QPushButton(icon(u"copy"_s), tr("Copy as &text"));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(plainLabel(tr("This page only looks: it changes nothing on the HMC."), true), 1);
    buttons->addWidget(copy);
    buttons->addWidget(close);

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins({});
    column->setSpacing(8);
    column->addLayout(buildFacts());
    column->addSpacing(6);
    column->addWidget(heading(tr("S&ystems"), m_systemsView));
    column->addWidget(m_systemsView, 3);
    column->addWidget(m_reason);
    column->addSpacing(6);
    column->addWidget(heading(tr("Shared Storage &Pools"), m_poolsView));
    column->addWidget(m_poolsView, 1);
    column->addWidget(m_noPools);
    column->addWidget(plainLabel(u"* "_s + checkHeadingHint(PoolsTable::ReadService), true));
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(20, 16, 20, 16);
    whole->addWidget(new ScrollPage(page));
    whole->addLayout(buttons);
    follow();
    refresh();
}

PcmCheckDialog::~PcmCheckDialog() = default;

// Two columns of facts, name over against value.
QGridLayout *PcmCheckDialog::buildFacts()
{
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(4);
    const auto facts = checkFacts({});
    const int rows = int(facts.size() + 1) / 2;
    for (int i = 0; i < facts.size(); ++i) {
        QLabel *value = plainLabel({});
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        value->setAccessibleName(facts.at(i).first);
        m_facts << value;
        QLabel *name = plainLabel(facts.at(i).first, true);
        name->setWordWrap(false);
        grid->addWidget(name, i % rows, 2 * (i / rows), Qt::AlignTop);
        grid->addWidget(value, i % rows, 2 * (i / rows) + 1, Qt::AlignTop);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(3, 1);
    return grid;
}

QTableView *PcmCheckDialog::buildTable(QAbstractItemModel *model, const QString &name)
{
    auto *sorted = new QSortFilterProxyModel(this);
    sorted->setSourceModel(model);
    sorted->setSortRole(CheckSortRole);
    sorted->setSortCaseSensitivity(Qt::CaseInsensitive);
    sorted->setSortLocaleAware(true);
    auto *table = new QTableView;
    table->setModel(sorted);
    table->setAccessibleName(name);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setWordWrap(false);
    table->setSortingEnabled(true);
    table->sortByColumn(0, Qt::AscendingOrder);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setMinimumHeight(qMax(90, table->fontMetrics().height() * 5));
    return table;
}

void PcmCheckDialog::follow()
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    m_second.setInterval(1000);
    const auto change = [this] {
        if (isVisible())
            m_soon.start();
    };
    connect(&m_soon, &QTimer::timeout, this, &PcmCheckDialog::refresh);
    connect(&m_second, &QTimer::timeout, this, change);
    const Monitor *monitor = &m_connection->monitor();
    connect(monitor, &Monitor::systemsReset, this, change);
    connect(monitor, &Monitor::systemChanged, this, change);
    connect(monitor, &Monitor::consoleChanged, this, change);
    connect(&m_connection->session(), &Session::statusChanged, this, change);
    connect(m_systemsView->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PcmCheckDialog::showReason);
    m_second.start();
}

void PcmCheckDialog::refresh()
{
    if (!m_connection)
        return;
    const PcmCheck check = pcmCheckOf(*m_connection, m_title, m_clock.utcMs());
    m_systems->setCheck(check);
    m_pools->setCheck(check);
    const bool pools = !check.console.pools.isEmpty();
    m_poolsView->setVisible(pools);
    m_noPools->setVisible(!pools);
    const auto facts = checkFacts(check);
    for (qsizetype i = 0; i < facts.size(); ++i) {
        m_facts.at(i)->setText(facts.at(i).second);
        m_facts.at(i)->setAccessibleDescription(facts.at(i).second);
    }
    if (!m_systemsView->currentIndex().isValid() && m_systems->rowCount() > 0)
        m_systemsView->selectRow(0);
    showReason();
}

void PcmCheckDialog::showReason()
{
    const auto *sorted = static_cast<const QSortFilterProxyModel *>(m_systemsView->model());
    const QModelIndex index = sorted->mapToSource(m_systemsView->currentIndex());
    QString words = tr("The HMC has named no system yet.");
    if (index.isValid()) {
        const SystemCheck &system = m_systems->system(index.row());
        words = system.status.system.name + u'\n' + checkSentence(system);
    }
    m_reason->setText(words);
    m_reason->setAccessibleDescription(words);
}

QString PcmCheckDialog::text() const
{
    return m_connection ? checkText(pcmCheckOf(*m_connection, m_title, m_clock.utcMs())) : QString();
}

void PcmCheckDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    refresh();
}

} // namespace hmcscope
