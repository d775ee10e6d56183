// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCheckBox>

namespace hmcscope {

/// The place of one line in a legend, as something to click and to reach by key: checked while the line is
/// shown. The legend itself is painted below it; this adds the focus and the light under the mouse.
class LegendKey final : public QCheckBox
{
    Q_OBJECT
public:
    explicit LegendKey(QWidget *parent);

protected:
    bool hitButton(const QPoint &place) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace hmcscope
