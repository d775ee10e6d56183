// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace hmcscope {

/// A line of plain text that is cut with an ellipsis where there is no room; the whole is in its
/// description, and in the tool tip where it is cut.
class PlainLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit PlainLabel(const QString &accessibleName, QWidget *parent = nullptr);
    void setWhole(const QString &text);
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hmcscope
