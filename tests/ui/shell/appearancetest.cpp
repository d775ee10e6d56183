// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/appearancetest.h"

#include "shell/appearance.h"
#include "ui/shell/views.h"

#include <QAbstractTextDocumentLayout>
#include <QImage>
#include <QProgressBar>
#include <QScopeGuard>
#include <QTextBlock>
#include <QTextEdit>

using namespace hmcscope;
using namespace hmcscope::test;

namespace {

void settle()
{
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
}

QImage pictureOf(QWidget *window)
{
    const auto bars = window->findChildren<QProgressBar *>();
    for (QProgressBar *bar : bars)
        bar->setRange(0, 1);                                // no movement
    const auto texts = window->findChildren<QTextEdit *>(); // a long one is laid out bit by bit
    for (const QTextEdit *text : texts)
        text->document()->documentLayout()->blockBoundingRect(text->document()->lastBlock());
    settle();
    return window->grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// Where two pictures differ; empty: nowhere.
QRect difference(const QImage &one, const QImage &other)
{
    if (one.size() != other.size())
        return one.rect() | other.rect();
    QRect all;
    if (one == other)
        return all;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            if (one.pixel(x, y) != other.pixel(x, y))
                all |= QRect(x, y, 1, 1);
        }
    }
    return all;
}

} // namespace

void AppearanceTest::nothingKeepsTheOldColours_data()
{
    Views::addRows();
}

// What was switched looks as if it had been opened so, and back again.
void AppearanceTest::nothingKeepsTheOldColours()
{
    QFETCH(const QString, view);
    const auto restore = qScopeGuard([flash = QApplication::cursorFlashTime()] {
        QApplication::setCursorFlashTime(flash);
        applyAppearance(u"light"_s);
    });
    QApplication::setCursorFlashTime(0);
    const auto opened = [&view](const QStringList &appearances) {
        applyAppearance(appearances.first());
        Views views;
        QWidget *window = views.open(view);
        if (!window)
            return QImage();
        settle();
        for (const QString &appearance : appearances)
            applyAppearance(appearance);
        return pictureOf(window);
    };
    const QImage dark = opened({u"dark"_s});
    QVERIFY(!dark.isNull());
    const QImage switched = opened({u"light"_s, u"dark"_s});
    QCOMPARE(difference(switched, dark), QRect());
    QCOMPARE(difference(opened({u"dark"_s, u"light"_s}), opened({u"light"_s})), QRect());
}
