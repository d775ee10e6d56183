// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "check/pcmcheck.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QAbstractItemModel;
class QFormLayout;
class QGridLayout;
class QLabel;
class QSortFilterProxyModel;
class QTableView;

namespace hmcscope {

class PoolsTable;
class SystemsTable;

/// What one HMC collects for whom, and why not: every flag, the age of the newest samples, clocks, cadences
/// and pools. Stands beside the window and follows the connection; it asks the HMC nothing and changes
/// nothing there.
class PcmCheckDialog final : public QDialog
{
    Q_OBJECT
public:
    PcmCheckDialog(Connection &connection, const QString &title, const Clock &clock,
                   QWidget *parent = nullptr);
    ~PcmCheckDialog() override;

    /// The check as text, as it is copied.
    QString text() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    QGridLayout *buildFacts();
    QTableView *buildTable(QAbstractItemModel *model, const QString &name);
    void follow();
    void refresh();
    void showReason();

    QPointer<Connection> m_connection;
    QString m_title;
    const Clock &m_clock;
    SystemsTable *m_systems;
    PoolsTable *m_pools;
    QTableView *m_systemsView = nullptr;
    QTableView *m_poolsView = nullptr;
    QLabel *m_noPools;
    QLabel *m_reason;
    QList<QLabel *> m_facts;
    QTimer m_second; ///< ages grow by themselves
    QTimer m_soon;   ///< many changes, one refresh
};

} // namespace hmcscope
