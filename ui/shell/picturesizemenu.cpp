// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/picturesizemenu.h"

#include "charts/chartpicture.h"

#include <QActionGroup>

namespace hmcscope {

PictureSizeMenu::PictureSizeMenu(QWidget *parent)
    : QMenu(tr("Picture size"), parent)
{
    auto *group = new QActionGroup(this);
    for (int scale = 1; scale <= mostPictureScale; ++scale) {
        const QSize size = (pictureSize * scale).toSize();
        QAction *action =
            addAction(tr("%1× (%2 × %3 pixels a chart)").arg(scale).arg(size.width()).arg(size.height()));
        action->setCheckable(true);
        action->setData(scale);
        group->addAction(action);
    }
    connect(group, &QActionGroup::triggered, this,
            [this](const QAction *action) { Q_EMIT scaleOrdered(action->data().toInt()); });
}

void PictureSizeMenu::setScale(int scale)
{
    const auto choices = actions();
    for (QAction *action : choices) {
        if (action->data().toInt() == scale)
            action->setChecked(true);
    }
}

} // namespace hmcscope
