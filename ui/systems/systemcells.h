// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"
#include "systems/systemsmodel.h"

#include <QIcon>

namespace hmcscope {

// What the list says about one system, cell by cell.

/// An en dash where there is no value, never 0.
QString cellText(const SystemStatus &status, SystemsModel::Column column);
/// Safe to show: tool tips take markup for markup, so names are escaped.
QString cellToolTip(const SystemStatus &status, SystemsModel::Column column);
/// The cell with its heading, for screen readers: "Power 812 W", "Power: no value".
QString cellAccessibleText(const SystemStatus &status, SystemsModel::Column column);
/// Text or number; systems without a value come before all others.
QVariant cellSortKey(const SystemStatus &status, SystemsModel::Column column);
QIcon cellIcon(const SystemStatus &status);
/// How much a system's state matters.
Tone cellTone(const SystemStatus &status);
/// What a filter that somebody types is compared with: all that names or describes the system.
QString searchText(const SystemStatus &status);
/// What of a cell is another while its HMC is away: dimmed, said to be old, with the time of its values and
/// why; nothing where it stays as it is.
QVariant staleCell(const SystemStatus &status, SystemsModel::Column column, const QString &reason, int role);

/// Whether the system is the natural first choice: it operates and has data.
bool isWorthShowing(const SystemStatus &status);

} // namespace hmcscope
