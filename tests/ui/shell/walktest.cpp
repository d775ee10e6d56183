// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/walktest.h"

#include "logon/logondialog.h"
#include "logon/replacepindialog.h"
#include "logon/trustdialog.h"
#include "logon/trustedhmcs.h"
#include "ui/shell/desk.h"

#include <QDialog>

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
    QObject *object = spoken->object();
    // a ground that passes its focus on, or takes it from the mouse alone
    const auto *ground = role == QAccessible::Client ? qobject_cast<QWidget *>(object) : nullptr;
    const bool passes = ground && (ground->focusProxy() || !(ground->focusPolicy() & Qt::TabFocus));
    const bool inner = object && object->parent() && object->parent()->inherits("QAbstractSpinBox");
    if (used && !part && !inner && !passes && !spoken->state().disabled &&
        spoken->text(QAccessible::Name).isEmpty() && spoken->relations(QAccessible::Label).isEmpty())
        unnamed << (object ? QLatin1String(object->metaObject()->className()) : QLatin1String("?")) +
                       QString::number(int(role), 16);
    if (role == QAccessible::Tree || role == QAccessible::Table || role == QAccessible::List)
        return; // their cells are told by their models
    for (int i = 0; i < spoken->childCount(); ++i)
        collectUnnamed(spoken->child(i), unnamed);
}

QSet<QWidget *> tabStops(QWidget *window)
{
    QSet<QWidget *> stops;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->window() == window && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
            widget->isEnabled() && !widget->focusProxy())
            stops << widget;
    }
    return stops;
}

QString nameOf(const QWidget *widget)
{
    return widget ? QLatin1String(widget->metaObject()->className()) + u' ' + widget->accessibleName()
                  : u"none"_s;
}

/// Tab goes to every control and round to where it began; what is wrong, or nothing.
QStringList walk(QWidget *window)
{
    QStringList wrong;
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window, 2000))
        return {u"not active"_s};
    collectUnnamed(QAccessible::queryAccessibleInterface(window), wrong);
    QSet<QWidget *> waiting = tabStops(window);
    if (waiting.isEmpty())
        return wrong;
    (*waiting.constBegin())->setFocus(Qt::TabFocusReason);
    for (qsizetype left = waiting.size() * 2 + 20; left > 0 && !waiting.isEmpty(); --left) {
        QWidget *now = window->focusWidget();
        waiting.remove(now);
        QTest::keyClick(now ? now : window, Qt::Key_Tab);
    }
    for (const QWidget *widget : std::as_const(waiting))
        wrong << u"not reached: "_s + nameOf(widget);
    return wrong;
}

} // namespace

void WalkTest::welcome()
{
    Desk desk;
    QCOMPARE(walk(&desk.window()).join(u"; "_s), QString());
}

void WalkTest::dialogsOfTheMenus_data()
{
    QTest::addColumn<QString>("command");
    for (const QString &command :
         {u"Trusted HMCs…"_s, u"Preferences…"_s, u"PCM check…"_s, u"Sessions…"_s, u"Wall"_s,
          u"Keyboard shortcuts"_s, u"Guide"_s, u"About HMC Scope"_s, u"Connect to HMC…"_s})
        QTest::newRow(qPrintable(command)) << command;
}

void WalkTest::dialogsOfTheMenus()
{
    QFETCH(const QString, command);
    Desk desk;
    desk.trust.pin({u"hmc01"_s, 12443}, QByteArray(32, '\x5a'));
    QVERIFY(desk.logOn());
    desk.choose(command);
    QWidget *opened = nullptr;
    const auto widgets = QApplication::topLevelWidgets();
    for (QWidget *widget : widgets) {
        if (widget->isVisible() && widget != &desk.window() && widget->parentWidget())
            opened = widget;
    }
    QVERIFY(opened);
    QCOMPARE(walk(opened).join(u"; "_s), QString());
}

void WalkTest::dialogsOfTheLogon()
{
    LogonDialog logon;
    logon.show();
    QCOMPARE(walk(&logon).join(u"; "_s), QString());
    PeerCertificate certificate;
    certificate.sha256 = QByteArray(32, '\x5a');
    TrustDialog trust({u"hmc01"_s, 443}, certificate);
    trust.show();
    QCOMPARE(walk(&trust).join(u"; "_s), QString());
    ChangedCertificateDialog changed({u"hmc01"_s, 443}, QByteArray(32, '\x11'), certificate);
    changed.show();
    QCOMPARE(walk(&changed).join(u"; "_s), QString());
    ReplacePinDialog replace({u"hmc01"_s, 443});
    replace.show();
    QCOMPARE(walk(&replace).join(u"; "_s), QString());
}

void WalkTest::aWindowFitsASmallScreen()
{
    Desk desk;
    const QSize screen(900, 600);
    QCOMPARE(desk.window().minimumSizeHint().expandedTo(screen), screen);
    QVERIFY(desk.logOn());
    QCOMPARE(desk.window().minimumSizeHint().expandedTo(screen), screen);
}
