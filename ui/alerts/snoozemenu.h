// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

namespace hmcscope {

/// For how long not to be told of an alarm.
class SnoozeMenu final : public QMenu
{
    Q_OBJECT
public:
    explicit SnoozeMenu(QWidget *parent);

Q_SIGNALS:
    void chosen(qint64 ms);
};

} // namespace hmcscope
