// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace hmcscope {

/// A page that is scrolled where there is no room for it, as with large text on a small screen; it asks for
/// room for all of it, and demands it as far as the smallest window has it. It owns the page.
class ScrollPage final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollPage(QWidget *page, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// A column that is scrolled up and down where it is too high; it demands its width. It owns the column.
class ScrollColumn final : public QScrollArea
{
    Q_OBJECT
public:
    explicit ScrollColumn(QWidget *column, QWidget *parent = nullptr);
    QSize minimumSizeHint() const override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

/// Gives a dialog the size that it wishes, as far as the screen has it.
void resizeOnScreen(QWidget *dialog, const QSize &wished);

} // namespace hmcscope
