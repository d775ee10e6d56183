// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

namespace hmcscope {

/// The guide beside `window`, which goes on working; `chapter`: the heading to begin at, empty: the top.
void showGuide(QWidget *window, const QString &chapter = {});
void showAbout(QWidget *window);

} // namespace hmcscope
