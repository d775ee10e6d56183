// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QPalette>

namespace hmcscope {

/// Hues after Okabe and Ito, each in a shade for light and one for dark, at 3:1 or more against the card.
/// Moved until protanopes, deuteranopes and tritanopes see them apart too: tests/ui/charts/palettetest.cpp
/// counts.
enum class Hue { Blue, Vermilion, Green, Purple, Amber, Sky };
QColor lineColour(Hue hue, bool dark);

/// How one line looks. The dashes (lengths of line and space in pixels, empty: solid) differ within a chart,
/// so that the hue is never the only carrier.
struct LineStyle
{
    Hue hue = Hue::Blue;
    QList<qreal> dashes{};
    friend bool operator==(const LineStyle &, const LineStyle &) = default;
};

LineStyle powerStyle();
/// `index`: which of the inlets, counted from 0.
LineStyle inletStyle(int index);
LineStyle cpuStyle();
LineStyle baseboardStyle();
LineStyle readStyle();
LineStyle writeStyle();
/// For charts of many lines; `index`, counted from 0, of which 36 differ.
LineStyle oneOfMany(int index);
/// Of systems that are overlaid: a hue and dashes of its own for each of eight; its second line in a chart
/// has the hue of the first.
LineStyle overlaidStyle(int system, bool second);

/// What is around the lines, made from the palette of the application.
struct ChartColours
{
    bool dark = false;
    QColor card;   ///< behind everything
    QColor border; ///< around the card
    QColor grid;
    QColor text;
    QColor muted; ///< axis labels, names in the legend
    QColor hatch; ///< over gaps
    QColor focus;

    static ChartColours from(const QPalette &palette);
};

} // namespace hmcscope
