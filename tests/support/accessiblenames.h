// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QStringList>
#include <QWidget>

namespace hmcscope::test {

/// The controls below `root` that the keyboard reaches and that a screen reader could not name.
inline QStringList unnamedControls(QWidget *root)
{
    QStringList unnamed;
    const auto widgets = root->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isEnabledTo(root) ||
            !widget->isVisibleTo(root) || widget->focusProxy())
            continue;
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken ||
            (spoken->text(QAccessible::Name).isEmpty() && spoken->relations(QAccessible::Label).isEmpty()))
            unnamed << QLatin1String(widget->metaObject()->className()) + QLatin1Char(' ') +
                           widget->objectName();
    }
    return unnamed;
}

/// The only control below `root` with that name, or null.
template <typename Widget>
Widget *named(QWidget *root, const QString &name)
{
    Widget *found = nullptr;
    const auto widgets = root->findChildren<Widget *>();
    for (Widget *widget : widgets) {
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name) != name)
            continue;
        if (found)
            return nullptr;
        found = widget;
    }
    return found;
}

} // namespace hmcscope::test
