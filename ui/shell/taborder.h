// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QWidget;

namespace hmcscope {

/// Tab walks through these parts of one window one after the other, and within each in the order that it has
/// there. Qt alone walks in the order in which widgets came into the window.
void orderTabs(const QList<QWidget *> &parts);

} // namespace hmcscope
