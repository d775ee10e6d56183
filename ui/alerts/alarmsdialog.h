// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace hmcscope {

class AlarmsModel;
class Incidents;

/// All incidents, open and ended, and what can be done about them. Stands beside the window.
class AlarmsDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `incidents` may go before the dialog does.
    explicit AlarmsDialog(Incidents &incidents, QWidget *parent = nullptr);
    ~AlarmsDialog() override;

Q_SIGNALS:
    void snoozed(int id, qint64 ms);
    void placeOrdered(const hmcscope::Incident &incident);
    void limitsOrdered();

private:
    void buildTable();
    QWidget *buildButtons();
    void refresh();
    void showSelected();
    const Incident *selected() const;

    QPointer<Incidents> m_incidents;
    AlarmsModel *m_model;
    QTableView *m_table = nullptr;
    QStackedWidget *m_pages;
    QLabel *m_detail;
    QPushButton *m_show = nullptr;
    QPushButton *m_acknowledge = nullptr;
    QPushButton *m_acknowledgeAll = nullptr;
    QPushButton *m_snooze = nullptr;
    QTimer m_soon;    ///< many changes, one refresh
    QTimer m_minutes; ///< what is snoozed, and what day it is, change without a word
};

} // namespace hmcscope
