// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/appearance.h"

#include "shell/style.h"

#include <QApplication>
#include <QPalette>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

struct Colours
{
    QRgb window, base, alternate, button, text, dimmed, placeholder, accent, onAccent, link, line, toolTip,
        onToolTip;
};

constexpr Colours lightColours{.window = 0xffeef1f4,
                               .base = 0xffffffff,
                               .alternate = 0xfff6f8fa,
                               .button = 0xfffbfcfd,
                               .text = 0xff1c2530,
                               .dimmed = 0xff8d97a3,
                               .placeholder = 0xff69737f,
                               .accent = 0xff0b6e8c,
                               .onAccent = 0xffffffff,
                               .link = 0xff0a6480,
                               .line = 0xffc6ced7,
                               .toolTip = 0xff25303c,
                               .onToolTip = 0xfff2f5f8};

constexpr Colours darkColours{.window = 0xff171c22,
                              .base = 0xff1f262e,
                              .alternate = 0xff242c35,
                              .button = 0xff2b343e,
                              .text = 0xffe4e9ee,
                              .dimmed = 0xff6d7884,
                              .placeholder = 0xff98a3af,
                              .accent = 0xff3aa5c4,
                              .onAccent = 0xff08191f,
                              .link = 0xff62c1dc,
                              .line = 0xff3c4753,
                              .toolTip = 0xff333e49,
                              .onToolTip = 0xffeef2f5};

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    const auto set = [&palette](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, colours.window);
    set(QPalette::WindowText, colours.text);
    set(QPalette::Base, colours.base);
    set(QPalette::AlternateBase, colours.alternate);
    set(QPalette::Text, colours.text);
    set(QPalette::PlaceholderText, colours.placeholder);
    set(QPalette::Button, colours.button);
    set(QPalette::ButtonText, colours.text);
    set(QPalette::BrightText, 0xffffffff);
    set(QPalette::Highlight, colours.accent);
    set(QPalette::HighlightedText, colours.onAccent);
    set(QPalette::Link, colours.link);
    set(QPalette::LinkVisited, colours.link);
    set(QPalette::ToolTipBase, colours.toolTip);
    set(QPalette::ToolTipText, colours.onToolTip);
    set(QPalette::Mid, colours.line);
    set(QPalette::Midlight, colours.alternate);
    set(QPalette::Light, colours.base);
    set(QPalette::Dark, colours.line);
    set(QPalette::Shadow, 0xff000000);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(colours.dimmed));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(colours.window));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(colours.line));
    return palette;
}

// Asked once, before our own palette is in force: afterwards the application's palette tells nothing about
// the system.
bool systemIsDark()
{
    static const bool dark = QApplication::palette().color(QPalette::Window).lightness() < 110;
    return dark;
}

} // namespace

void applyAppearance(const QString &appearance)
{
    const bool systemDark = systemIsDark();
    const bool dark = appearance == u"dark"_s || (appearance != u"light"_s && systemDark);
    static bool styled = false;
    if (!styled) {
        QApplication::setStyle(new Style); // the application owns it
        styled = true;
    }
    QApplication::setPalette(paletteOf(dark ? darkColours : lightColours));
}

bool isDark()
{
    return QApplication::palette().color(QPalette::Window).lightness() < 110;
}

QColor toneColour(Tone tone)
{
    const bool dark = isDark();
    switch (tone) {
    case Tone::Good:
        return QColor::fromRgb(dark ? 0xff5cc79a : 0xff0c7e4b);
    case Tone::Busy:
        return QColor::fromRgb(dark ? 0xff74add4 : 0xff086386);
    case Tone::Warning:
        return QColor::fromRgb(dark ? 0xffe5b454 : 0xff8f5f00);
    case Tone::Bad:
        return QColor::fromRgb(dark ? 0xfff08077 : 0xffb22125);
    case Tone::Neutral:
        break;
    }
    return QColor::fromRgb(dark ? 0xff9aa5b1 : 0xff5b6672);
}

} // namespace hmcscope
