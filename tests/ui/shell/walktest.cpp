// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/walktest.h"

#include "systems/systemsview.h"
#include "ui/shell/views.h"

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

/// What can be used below here and has no name, as the accessibility bus tells it.
void collectUnnamed(QAccessibleInterface *spoken, QStringList &unnamed)
{
    if (!spoken || spoken->state().invisible)
        return;
    const QAccessible::Role role = spoken->role();
    const bool part = role == QAccessible::Cell || role == QAccessible::TreeItem ||
                      role == QAccessible::ListItem || role == QAccessible::ColumnHeader ||
                      role == QAccessible::RowHeader || role == QAccessible::Separator ||
                      role == QAccessible::ScrollBar;
    const bool used =
        spoken->state().focusable || role == QAccessible::Button || role == QAccessible::MenuItem;
    const QObject *object = spoken->object();
    const auto *widget = qobject_cast<const QWidget *>(object);
    const bool passes = widget && widget->focusProxy(); // a ground that passes its focus on
    if (used && !part && !passes && !spoken->state().disabled && spoken->text(QAccessible::Name).isEmpty() &&
        spoken->relations(QAccessible::Label).isEmpty())
        unnamed << (object ? QLatin1String(object->metaObject()->className()) : QLatin1String("?")) +
                       QString::number(int(role), 16);
    if (role == QAccessible::Tree || role == QAccessible::Table || role == QAccessible::List)
        return; // their cells are told by their models
    for (int i = 0; i < spoken->childCount(); ++i)
        collectUnnamed(spoken->child(i), unnamed);
}

/// What the keyboard has to reach.
QSet<const QWidget *> tabStops(const QWidget *window)
{
    QSet<const QWidget *> stops;
    const auto widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (widget->window() == window && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
            widget->isEnabled() && !widget->focusProxy())
            stops << widget;
    }
    return stops;
}

QString nameOf(const QWidget *widget)
{
    QAccessibleInterface *spoken =
        widget ? QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget)) : nullptr;
    return spoken ? spoken->text(QAccessible::Name) : u"none"_s;
}

/// Up without going right, or left without going down.
bool goesBack(const QWidget *window, const QWidget *from, const QWidget *to)
{
    const auto place = [window](const QWidget *widget) {
        return QRect(widget->mapTo(window, QPoint()), widget->size());
    };
    const QRect a = place(from);
    const QRect b = place(to);
    const bool up = b.bottom() <= a.top() && b.left() <= a.right();
    const bool left = b.right() <= a.left() && b.center().y() <= a.bottom();
    return up || left;
}

struct Round
{
    QList<const QWidget *> stops{};
    QStringList returns{}; ///< against the order in which one reads: once, to the beginning, is right
};

/// Where the key leads, one after the other, until it comes back to a control or does not move any more.
Round round(QWidget *window, Qt::Key key)
{
    Round all;
    const QWidget *last = nullptr;
    for (int most = 300; most > 0; --most) {
        QWidget *now = window->focusWidget();
        if (!now)
            break;
        if (now != last) { // a text moves from link to link
            if (last && goesBack(window, last, now))
                all.returns << u"back from "_s + nameOf(last) + u" to "_s + nameOf(now);
            if (all.stops.contains(now))
                break;
            all.stops << now;
            last = now;
        }
        QTest::keyClick(now, key, key == Qt::Key_Backtab ? Qt::ShiftModifier : Qt::NoModifier);
    }
    return all;
}

/// Tab goes to every control, once, in the order in which one reads, and round to where it began; Shift+Tab
/// the same way back. What is wrong, or nothing.
QStringList walk(QWidget *window)
{
    QStringList wrong;
    collectUnnamed(QAccessible::queryAccessibleInterface(window), wrong);
    if (tabStops(window).isEmpty())
        return wrong;
    QTest::keyClick(window->focusWidget() ? window->focusWidget() : window, Qt::Key_Tab);
    const Round there = round(window, Qt::Key_Tab);
    const QSet<const QWidget *> stops = tabStops(window); // a list that is entered may have enabled a button
    for (const QWidget *widget : stops) {
        if (!there.stops.contains(widget))
            wrong << u"not reached: "_s + nameOf(widget);
    }
    for (const QWidget *widget : there.stops) {
        if (!stops.contains(widget))
            wrong << u"reached: "_s + nameOf(widget);
    }
    if (there.returns.size() > 1)
        wrong << there.returns;
    QList<const QWidget *> back = round(window, Qt::Key_Backtab).stops;
    if (!back.isEmpty())
        std::reverse(back.begin() + 1, back.end());
    if (back != there.stops)
        wrong << u"Shift+Tab goes another way"_s;
    return wrong;
}

QStringList namesOf(const QList<const QWidget *> &widgets)
{
    QStringList names;
    for (const QWidget *widget : widgets)
        names << nameOf(widget);
    return names;
}

} // namespace

void WalkTest::everyView_data()
{
    Views::addRows();
}

void WalkTest::everyView()
{
    QFETCH(const QString, view);
    Views views;
    QWidget *window = views.open(view);
    QVERIFY(window);
    QCOMPARE(walk(window).join(u"; "_s), QString());
}

void WalkTest::theDashboardIsReadFromTheTop()
{
    Views views;
    QWidget *window = views.open(u"paused"_s);
    QVERIFY(window);
    named<QPushButton>(window, u"Disconnect"_s)->setFocus();
    const QStringList expected{u"Disconnect"_s,
                               u"Show"_s,
                               u"Acknowledge"_s,
                               u"Snooze"_s,
                               u"All alarms"_s,
                               u"Hottest inlet"_s,
                               u"Filter the systems"_s,
                               u"Managed systems"_s,
                               u"15 minutes"_s,
                               u"1 hour"_s,
                               u"2 hours"_s,
                               u"All held"_s,
                               u"Back to now"_s,
                               u"System"_s,
                               u"Power chart"_s,
                               u"Inlet (right scale)"_s,
                               u"CPU max"_s,
                               u"Temperature chart"_s,
                               u"Read"_s,
                               u"Write"_s,
                               u"SSP I/O chart"_s,
                               u"Shared Storage Pools of the systems shown"_s};
    QCOMPARE(namesOf(round(window, Qt::Key_Tab).stops), expected);
}

void WalkTest::aWindowFitsASmallScreen()
{
    Desk desk;
    const QSize screen(900, 600);
    QCOMPARE(desk.window().minimumSizeHint().expandedTo(screen), screen);
    QVERIFY(desk.logOn());
    QCOMPARE(desk.window().minimumSizeHint().expandedTo(screen), screen);
}
