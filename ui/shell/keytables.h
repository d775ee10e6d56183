// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

class QMenuBar;

namespace hmcscope {

/// Keys that belong together, and what each does.
struct KeyTable
{
    struct Row
    {
        QString keys;
        QString does;
        friend bool operator==(const Row &, const Row &) = default;
    };
    QString title{};
    QList<Row> rows{};
};

/// Of all actions with a shortcut, a table for each menu and submenu that has any.
QList<KeyTable> keysOfMenus(const QMenuBar &menus);
/// Of what is no action but a key in some part of the window: the tables in the guide's chapter "Keys".
QList<KeyTable> keysOfGuide(const QString &markdown);

} // namespace hmcscope
