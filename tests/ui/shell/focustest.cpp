// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/focustest.h"

#include "shell/appearance.h"
#include "ui/shell/views.h"

#include <QImage>
#include <QScopeGuard>
#include <QScrollArea>
#include <QTabBar>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(QRgb colour)
{
    const auto linear = [](int part) {
        const double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

double contrast(QRgb one, QRgb other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

/// The control with what is around it: its panel may tell of the focus.
QImage picture(QWidget *window, const QWidget *control)
{
    constexpr int around = 24;
    const QRect place(control->mapTo(window, QPoint()), control->size());
    return window->grab(place.adjusted(-around, -around, around, around) & window->rect())
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

/// Pixels that change so much that one sees it: a contrast of 3, as WCAG 2.2 has it.
int changed(const QImage &one, const QImage &other)
{
    int count = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb before = one.pixel(x, y);
            const QRgb after = other.pixel(x, y);
            count += before != after && contrast(before, after) >= 3.0 ? 1 : 0;
        }
    }
    return count;
}

QList<QWidget *> tabStops(const QWidget *window)
{
    QList<QWidget *> stops;
    const auto widgets = window->findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (widget->window() == window && (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() &&
            widget->isEnabled() && !widget->focusProxy())
            stops << widget;
    }
    return stops;
}

void bringIntoSight(QWidget *control)
{
    for (QWidget *ground = control->parentWidget(); ground; ground = ground->parentWidget()) {
        if (auto *scrolled = qobject_cast<QScrollArea *>(ground))
            scrolled->ensureWidgetVisible(control);
    }
}

/// Of what a control asks for: some are stretched, and of tabs it is the current one.
int sidesOf(const QWidget *control)
{
    QSize size = control->size().boundedTo(control->sizeHint());
    if (const auto *tabs = qobject_cast<const QTabBar *>(control))
        size = tabs->tabRect(tabs->currentIndex()).size();
    return size.width() + size.height();
}

QStringList unseen(QWidget *window)
{
    QStringList all;
    const QList<QWidget *> stops = tabStops(window);
    for (QWidget *control : stops) {
        control->setFocus(Qt::TabFocusReason);
        bringIntoSight(control);
        QCoreApplication::processEvents();
        if (!control->isEnabled() || window->focusWidget() != control)
            continue;
        const QImage with = picture(window, control);
        control->clearFocus();
        QCoreApplication::processEvents();
        const QImage without = picture(window, control);
        // a line along two of its sides at least, which is more than a cursor
        const int least = sidesOf(control);
        const int seen = with.size() == without.size() ? changed(with, without) : 0;
        if (seen < least)
            all << u"%1 %2 (%3 of %4)"_s
                       .arg(QLatin1String(control->metaObject()->className()),
                            QAccessible::queryAccessibleInterface(control)->text(QAccessible::Name))
                       .arg(seen)
                       .arg(least);
    }
    return all;
}

} // namespace

void FocusTest::isSeenInEveryView_data()
{
    Views::addRows();
}

void FocusTest::isSeenInEveryView()
{
    QFETCH(const QString, view);
    const auto restore = qScopeGuard([flash = QApplication::cursorFlashTime()] {
        QApplication::setCursorFlashTime(flash);
        applyAppearance(u"light"_s);
    });
    QApplication::setCursorFlashTime(0);
    Views views;
    QWidget *window = views.open(view);
    QVERIFY(window);
    for (const QString &appearance : {u"light"_s, u"dark"_s}) {
        applyAppearance(appearance);
        QCoreApplication::processEvents();
        QCOMPARE(appearance + u": "_s + unseen(window).join(u"; "_s), appearance + u": "_s);
    }
}
