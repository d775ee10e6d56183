// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace hmcscope {

/// How large pictures of charts are, as a submenu: one to four times what a chart measures.
class PictureSizeMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit PictureSizeMenu(QWidget *parent);

    /// 1 to 4.
    void setScale(int scale);

Q_SIGNALS:
    /// By the user only.
    void scaleOrdered(int scale);
};

} // namespace hmcscope
