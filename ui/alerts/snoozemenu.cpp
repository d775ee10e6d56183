// SPDX-License-Identifier: GPL-3.0-or-later
#include "alerts/snoozemenu.h"

namespace hmcscope {

SnoozeMenu::SnoozeMenu(QWidget *parent)
    : QMenu(parent)
{
    constexpr qint64 minute = 60'000;
    const std::pair<QString, qint64> spans[] = {{tr("For 15 minutes"), 15 * minute},
                                                {tr("For an hour"), 60 * minute},
                                                {tr("For 8 hours"), 480 * minute},
                                                {tr("For a day"), 1440 * minute}};
    for (const auto &[text, ms] : spans)
        connect(addAction(text), &QAction::triggered, this, [this, ms = ms] { Q_EMIT chosen(ms); });
}

} // namespace hmcscope
