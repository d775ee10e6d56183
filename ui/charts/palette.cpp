// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/palette.h"

#include <array>

namespace hmcscope {

namespace {

struct Shades
{
    QRgb light;
    QRgb dark;
};

constexpr std::array<Shades, 6> shades{{
    {0xff1466ae, 0xff5db2f0}, // blue
    {0xffdb2f0e, 0xffff9159}, // vermilion
    {0xff057a5b, 0xff35c79b}, // green
    {0xffa0447c, 0xffe79ac9}, // purple
    {0xff7f710c, 0xffe9b949}, // amber
    {0xff2f8ba5, 0xff8fd3ea}, // sky
}};

QColor mixed(const QColor &one, const QColor &other, qreal share)
{
    const auto blend = [share](int a, int b) { return int(a + (b - a) * share); };
    return {blend(one.red(), other.red()), blend(one.green(), other.green()),
            blend(one.blue(), other.blue())};
}

} // namespace

QColor lineColour(Hue hue, bool dark)
{
    const Shades &pair = shades.at(size_t(hue));
    return QColor::fromRgb(dark ? pair.dark : pair.light);
}

LineStyle powerStyle()
{
    return {Hue::Blue, {}};
}

LineStyle inletStyle(int index)
{
    static const std::array<LineStyle, 4> styles{
        {{Hue::Blue, {}}, {Hue::Green, {10, 3, 2, 3}}, {Hue::Sky, {14, 4}}, {Hue::Amber, {4, 3}}}};
    return styles.at(size_t(index) % styles.size());
}

LineStyle cpuStyle()
{
    return {Hue::Vermilion, {8, 4}};
}

LineStyle baseboardStyle()
{
    return {Hue::Purple, {2, 3}};
}

LineStyle readStyle()
{
    return {Hue::Green, {}};
}

LineStyle writeStyle()
{
    return {Hue::Amber, {6, 3}};
}

LineStyle oneOfMany(int index)
{
    static const std::array<QList<qreal>, 6> dashes{{{}, {8, 4}, {2, 3}, {14, 4}, {10, 3, 2, 3}, {4, 3}}};
    const auto size = int(dashes.size());
    // neighbours differ in both; after six the same dashes come with other hues
    return {Hue((index + index / size) % size), dashes.at(size_t(index % size))};
}

LineStyle overlaidStyle(int system, bool second)
{
    static const std::array<QList<qreal>, 8> dashes{
        {{}, {8, 4}, {2, 3}, {14, 4}, {10, 3, 2, 3}, {4, 3}, {14, 3, 2, 3, 2, 3}, {8, 3, 4, 3}}};
    const auto size = int(dashes.size());
    const int hue = system < 6 ? system : system + 1; // of the seventh not that of the first again
    return {Hue(hue % 6), dashes.at(size_t((second ? system + size / 2 : system) % size))};
}

ChartColours ChartColours::from(const QPalette &palette)
{
    const QColor card = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    ChartColours colours;
    colours.dark = card.lightnessF() < 0.5F;
    colours.card = card;
    colours.text = text;
    colours.border = mixed(card, text, colours.dark ? 0.16 : 0.14);
    colours.grid = mixed(card, text, colours.dark ? 0.10 : 0.08);
    colours.muted = mixed(card, text, colours.dark ? 0.66 : 0.62);
    colours.hatch = mixed(card, text, colours.dark ? 0.22 : 0.20);
    colours.focus = palette.color(QPalette::Active, QPalette::Highlight);
    return colours;
}

} // namespace hmcscope
