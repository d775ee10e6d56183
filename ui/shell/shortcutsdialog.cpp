// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/shortcutsdialog.h"

#include "shell/appearance.h"
#include "shell/scrollpage.h"
#include "shell/searchfield.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {

ShortcutsDialog::ShortcutsDialog(const QList<KeyTable> &tables, QWidget *parent)
    : QDialog(parent)
    , m_words(searchField(tr("Search the keys"), tr("Search: a key, or what it does")))
    , m_tree(new QTreeWidget)
    , m_none(new QLabel(tr("No key does that.")))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_tree->setAccessibleName(tr("Keys"));
    m_tree->setHeaderLabels({tr("Does"), tr("Keys")});
    m_tree->setTextElideMode(Qt::ElideNone);
    m_none->hide();
    fill(tables);
    auto *close = new QPushButton(icon(u"x"_s), tr("&Close"));
    close->setAutoDefault(false);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_words, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_none);
    column->addWidget(m_tree, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    const int letter = fontMetrics().averageCharWidth();
    resizeOnScreen(this, {qMin(letter * 110, 860), 560});
}

void ShortcutsDialog::fill(const QList<KeyTable> &tables)
{
    for (const KeyTable &table : tables) {
        auto *group = new QTreeWidgetItem(m_tree, {table.title});
        QFont bold = m_tree->font();
        bold.setBold(true);
        group->setFont(0, bold);
        group->setFirstColumnSpanned(true);
        for (const KeyTable::Row &row : table.rows) {
            auto *item = new QTreeWidgetItem(group, {row.does, row.keys});
            item->setData(0, Qt::AccessibleTextRole, QString(row.does + u": "_s + row.keys));
        }
    }
    m_tree->expandAll();
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::Stretch); // long words break
    m_tree->setWordWrap(true);
}

void ShortcutsDialog::filter(const QString &words)
{
    bool any = false;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        QTreeWidgetItem *group = m_tree->topLevelItem(i);
        bool found = false;
        for (int j = 0; j < group->childCount(); ++j) {
            QTreeWidgetItem *item = group->child(j);
            const QString whole = group->text(0) + u' ' + item->text(0) + u' ' + item->text(1);
            item->setHidden(!whole.contains(words.trimmed(), Qt::CaseInsensitive));
            found = found || !item->isHidden();
        }
        group->setHidden(!found);
        any = any || found;
    }
    m_none->setVisible(!any);
}

} // namespace hmcscope
