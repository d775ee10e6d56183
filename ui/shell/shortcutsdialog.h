// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/keytables.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QTreeWidget;

namespace hmcscope {

/// All keys in their groups, to be searched for by key or by what it does. The window goes on working beside
/// it; Escape closes it.
class ShortcutsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ShortcutsDialog(const QList<KeyTable> &tables, QWidget *parent = nullptr);

private:
    void fill(const QList<KeyTable> &tables);
    void filter(const QString &words);

    QLineEdit *m_words;
    QTreeWidget *m_tree;
    QLabel *m_none;
};

} // namespace hmcscope
