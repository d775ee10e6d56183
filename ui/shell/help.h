// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace hmcscope {

void showGuide(QWidget *window);
void showAbout(QWidget *window);

} // namespace hmcscope
