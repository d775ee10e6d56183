// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "hmc/sessionledger.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace hmcscope {

class Notice;
class SaveFile;
class SessionsModel;

/// Every session that the ledger of this machine knows, whose it is, and what can be done about it. Stands
/// beside the window, as long as the ledger lives; asks no HMC anything by itself.
class SessionsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SessionsDialog(SessionLedger &ledger, QWidget *parent = nullptr);
    ~SessionsDialog() override;

    /// Where the next file is proposed; empty: the user's documents.
    void setExportFolder(const QString &folder);

Q_SIGNALS:
    /// The user has confirmed: all sessions of this program, and those that dead instances left.
    void logOffAllOrdered();
    void helpOrdered();
    void exportFolderChosen(const QString &folder);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void buildTable();
    QWidget *buildButtons();
    void wireFile();
    void refresh();
    void showSelected();
    const LedgerEntry *selected() const;
    void ask(const QString &words, const QString &yes, const std::function<void()> &confirmed);
    void goOn();
    void askForLogOffAll();
    void askForDismissal();
    void exportCsv();

    QPointer<SessionLedger> m_ledger;
    SessionsModel *m_model;
    SaveFile *m_file;
    QTableView *m_table = nullptr;
    QStackedWidget *m_pages;
    QLabel *m_detail;
    QLabel *m_totals;
    QLabel *m_keeping;
    Notice *m_notice;
    std::function<void()> m_confirmed; ///< what is asked about
    QPushButton *m_logOffAll = nullptr;
    QPushButton *m_dismiss = nullptr;
    QTimer m_soon;  ///< many changes, one refresh
    QTimer m_again; ///< other instances write too, and tell nobody
};

} // namespace hmcscope
