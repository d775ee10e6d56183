// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QList>
#include <QString>

#include <algorithm>
#include <array>
#include <cmath>

namespace hmcscope::test {

using Three = std::array<double, 3>;

/// Eyes, as the matrix that turns linear red, green and blue into what they see (Machado and others, 2009, at
/// full severity).
struct Eyes
{
    QString name;
    std::array<Three, 3> matrix;
};

inline QList<Eyes> allEyes()
{
    return {{QStringLiteral("usual"), {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
            {QStringLiteral("protanopia"),
             {{{0.152286, 1.052583, -0.204868},
               {0.114503, 0.786281, 0.099216},
               {-0.003882, -0.048116, 1.051998}}}},
            {QStringLiteral("deuteranopia"),
             {{{0.367322, 0.860646, -0.227968},
               {0.280085, 0.672501, 0.047413},
               {-0.011820, 0.042940, 0.968881}}}},
            {QStringLiteral("tritanopia"),
             {{{1.255528, -0.076749, -0.178779},
               {-0.078411, 0.930809, 0.147602},
               {0.004733, 0.691367, 0.303900}}}}};
}

inline Three linear(const QColor &colour)
{
    const auto part = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return {part(colour.redF()), part(colour.greenF()), part(colour.blueF())};
}

inline double luminance(const QColor &colour)
{
    const Three rgb = linear(colour);
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
}

/// Of two colours as WCAG 2 defines it, 1 to 21.
inline double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, bright] = std::minmax({luminance(one), luminance(other)});
    return (bright + 0.05) / (dark + 0.05);
}

/// What these eyes see, in CIE L*a*b* (D65).
inline Three seen(const QColor &colour, const Eyes &eyes)
{
    const Three rgb = linear(colour);
    Three at{};
    for (size_t i = 0; i < 3; ++i) {
        const Three &row = eyes.matrix.at(i);
        at.at(i) = std::clamp(row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2], 0.0, 1.0);
    }
    const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
    const double x = f((0.4124 * at[0] + 0.3576 * at[1] + 0.1805 * at[2]) / 0.95047);
    const double y = f(0.2126 * at[0] + 0.7152 * at[1] + 0.0722 * at[2]);
    const double z = f((0.0193 * at[0] + 0.1192 * at[1] + 0.9505 * at[2]) / 1.08883);
    return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/// How far apart two colours are for these eyes (CIE 1976); 2.3 is just noticed, 100 is black and white.
inline double distance(const QColor &one, const QColor &other, const Eyes &eyes)
{
    const Three a = seen(one, eyes);
    const Three b = seen(other, eyes);
    return std::hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

} // namespace hmcscope::test
