// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace hmcscope {

/// Light and dark: own palettes on the Fusion style; everything else takes its colours from the palette.
/// Applies "system", "light" or "dark" to the application at once.
void applyAppearance(const QString &appearance);
bool isDark();

/// An icon of resources/icons (Lucide, by its name), tinted with the palette's text colour, sharp at every
/// scale.
QIcon icon(const QString &name);
QIcon icon(const QString &name, const QColor &colour);

/// The hues of meaning, for light and dark: never the only carrier of it.
enum class Tone { Good, Busy, Warning, Bad, Neutral };
QColor toneColour(Tone tone);

} // namespace hmcscope
