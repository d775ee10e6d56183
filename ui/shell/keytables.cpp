// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/keytables.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString plain(QString text)
{
    return text.remove(u'&');
}

void addMenu(const QMenu &menu, const QString &title, QList<KeyTable> &tables)
{
    KeyTable table{title, {}};
    QList<KeyTable> below;
    const QList<QAction *> actions = menu.actions();
    for (const QAction *action : actions) {
        if (action->menu())
            addMenu(*action->menu(), title + u" > "_s + plain(action->text()), below);
        else if (!action->shortcut().isEmpty())
            table.rows.append({QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText),
                               plain(action->text())});
    }
    if (!table.rows.isEmpty())
        tables.append(table);
    tables.append(below);
}

} // namespace

QList<KeyTable> keysOfMenus(const QMenuBar &menus)
{
    QList<KeyTable> tables;
    const QList<QAction *> actions = menus.actions();
    for (const QAction *action : actions) {
        if (action->menu())
            addMenu(*action->menu(), plain(action->text()), tables);
    }
    return tables;
}

QList<KeyTable> keysOfGuide(const QString &markdown)
{
    QList<KeyTable> tables;
    bool inChapter = false;
    bool inRows = false; // below the line between head and body
    const QStringList lines = markdown.split(u'\n');
    for (const QString &line : lines) {
        if (line.startsWith(u"## "_s))
            inChapter = line == u"## Keys"_s;
        if (inChapter && line.startsWith(u"### "_s))
            tables.append({line.mid(4), {}});
        const QStringList cells = line.split(u'|');
        if (cells.size() != 4) {
            inRows = false;
        } else if (line.startsWith(u"|---"_s)) {
            inRows = true;
        } else if (inChapter && inRows && !tables.isEmpty()) {
            tables.last().rows.append({cells.at(1).trimmed(), cells.at(2).trimmed()});
        }
    }
    return tables;
}

} // namespace hmcscope
