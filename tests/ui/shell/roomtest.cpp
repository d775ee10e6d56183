// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/roomtest.h"

#include "shell/plainlabel.h"
#include "ui/shell/views.h"

#include <QAbstractButton>
#include <QGroupBox>
#include <QScopeGuard>
#include <QScrollArea>
#include <QTabBar>
#include <QTextDocument>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

constexpr QSize smallest{900, 600};

QString quoted(const QWidget *widget, const QString &text)
{
    return u"%1 \"%2\" %3x%4"_s.arg(QLatin1String(widget->metaObject()->className()), text.left(40))
        .arg(widget->width())
        .arg(widget->height());
}

int widestWord(const QString &text, const QFontMetrics &metrics)
{
    int widest = 0;
    const QStringList words = text.simplified().split(u' ');
    for (const QString &word : words)
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

bool isCut(const QLabel &label)
{
    const QSize room = label.contentsRect().size();
    const QFontMetrics metrics = label.fontMetrics();
    if (qobject_cast<const PlainLabel *>(&label))
        return metrics.height() > room.height() + 2; // it is elided, and told in the tool tip
    if (label.wordWrap()) {
        const int needed = metrics
                               .boundingRect(QRect(0, 0, room.width(), 100'000),
                                             int(label.alignment()) | Qt::TextWordWrap, label.text())
                               .height();
        return needed > room.height() + 2 || widestWord(label.text(), metrics) > room.width() + 2;
    }
    const QSize needed = metrics.size(Qt::TextShowMnemonic, label.text());
    return needed.width() > room.width() + 2 || needed.height() > room.height() + 2;
}

bool isCut(const QAbstractButton &button)
{
    const QSize text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
    const int icon = button.icon().isNull() ? 0 : button.iconSize().width() + 4;
    return text.width() + icon > button.width() || text.height() > button.height();
}

/// What holds it scrolls, down to the window.
bool isScrolled(const QWidget *widget)
{
    for (const QWidget *each = widget->parentWidget(); each && !each->isWindow();
         each = each->parentWidget()) {
        if (qobject_cast<const QAbstractScrollArea *>(each))
            return true;
    }
    return false;
}

bool leavesItsParent(const QWidget *widget)
{
    const QWidget *parent = widget->parentWidget();
    return parent && !widget->isWindow() && !isScrolled(widget) &&
           !parent->rect().contains(widget->geometry());
}

/// Texts for which there is no room, in no way.
QStringList cut(const QWidget *window)
{
    QStringList all;
    const auto widgets = window->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->window() != window)
            continue;
        const auto *label = qobject_cast<const QLabel *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (label && !label->text().isEmpty()) {
            if (isCut(*label))
                all << quoted(label, label->text());
        }
        if (button && !button->text().isEmpty() && isCut(*button))
            all << quoted(button, button->text());
        if ((label || button) && leavesItsParent(widget))
            all << u"outside: "_s + quoted(widget, label ? label->text() : button->text());
        if (const auto *tabs = qobject_cast<const QTabBar *>(widget)) {
            for (int i = 0; i < tabs->count(); ++i) {
                if (tabs->tabRect(i).width() < tabs->fontMetrics().horizontalAdvance(tabs->tabText(i)))
                    all << quoted(tabs, tabs->tabText(i));
            }
        }
    }
    return all;
}

} // namespace

void RoomTest::nothingIsCutAtTwiceTheText_data()
{
    Views::addRows();
}

void RoomTest::nothingIsCutAtTwiceTheText()
{
    QFETCH(const QString, view);
    const QFont usual = QApplication::font();
    const auto restore = qScopeGuard([&usual] { QApplication::setFont(usual); });
    QFont large(usual);
    large.setPointSizeF(usual.pointSizeF() * 2);
    QApplication::setFont(large);
    Views views;
    views.desk().window().resize(smallest);
    QWidget *window = views.open(view);
    QVERIFY(window);
    window->showNormal();
    window->resize(smallest.boundedTo(window == &views.desk().window() ? smallest : window->size()));
    QCoreApplication::processEvents();
    QCoreApplication::processEvents();
    QCOMPARE(window->size().expandedTo(smallest), smallest);
    QCOMPARE(cut(window).join(u"; "_s), QString());
}
