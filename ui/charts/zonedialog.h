// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListView;
class QPushButton;
class QSortFilterProxyModel;

namespace hmcscope {

/// All time zones of IANA, searched by typing a part of a name. Stands beside the window.
class ZoneDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `current`: an id, selected at first.
    explicit ZoneDialog(const QString &current, QWidget *parent = nullptr);

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search(const QString &words);
    void choose();

    QLineEdit *m_words;
    QSortFilterProxyModel *m_found;
    QListView *m_list;
    QPushButton *m_use;
};

} // namespace hmcscope
