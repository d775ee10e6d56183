// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QMainWindow;
class QWidget;

namespace hmcscope {

/// The guide beside `window`, which goes on working; `chapter`: the heading to begin at, empty: the top.
void showGuide(QWidget *window, const QString &chapter = {});
/// All keys of the window: those of its menus, and those that the guide names.
void showShortcuts(QMainWindow *window);
void showAbout(QWidget *window);

} // namespace hmcscope
