// SPDX-License-Identifier: GPL-3.0-or-later
#include "palettetest.h"

#include "charts/palette.h"
#include "shell/appearance.h"
#include "support/colourvision.h"

#include <QApplication>
#include <QTest>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr double leastDistance = 10.0; // four times what is just noticed
constexpr double leastOfLines = 3.0;   // WCAG 1.4.11, things that are no text
constexpr double leastOfWords = 4.5;   // WCAG 1.4.3: sentences are written in the tones

void checkAll(const QList<QColor> &colours, const QList<QColor> &grounds, double leastContrast)
{
    for (const QColor &colour : colours) {
        for (const QColor &ground : grounds)
            QVERIFY2(contrast(colour, ground) >= leastContrast,
                     qPrintable(colour.name() + u" on "_s + ground.name()));
    }
    const QList<Eyes> everybody = allEyes();
    for (const Eyes &eyes : everybody) {
        for (qsizetype i = 0; i < colours.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j) {
                const double apart = distance(colours.at(i), colours.at(j), eyes);
                QVERIFY2(apart >= leastDistance,
                         qPrintable(u"%1: %2 and %3 are %4 apart"_s
                                        .arg(eyes.name, colours.at(i).name(), colours.at(j).name())
                                        .arg(apart)));
            }
        }
    }
}

QList<QColor> grounds(const QList<QPalette::ColorRole> &roles)
{
    QList<QColor> colours;
    for (const QPalette::ColorRole role : roles)
        colours << QApplication::palette().color(role);
    return colours;
}

void addAppearances()
{
    QTest::addColumn<QString>("appearance");
    QTest::addRow("light") << u"light"_s;
    QTest::addRow("dark") << u"dark"_s;
}

/// Puts the appearance back that the other tests have.
struct Appearance
{
    explicit Appearance(const QString &appearance) { applyAppearance(appearance); }
    ~Appearance() { applyAppearance(u"light"_s); }
    Q_DISABLE_COPY_MOVE(Appearance)
};

} // namespace

void PaletteTest::lineColoursAreToldApartByAllEyes_data()
{
    addAppearances();
}

void PaletteTest::lineColoursAreToldApartByAllEyes()
{
    QFETCH(const QString, appearance);
    const Appearance worn(appearance);
    QList<QColor> colours;
    for (const Hue hue : {Hue::Blue, Hue::Vermilion, Hue::Green, Hue::Purple, Hue::Amber, Hue::Sky})
        colours << lineColour(hue, isDark());
    checkAll(colours, grounds({QPalette::Base}), leastOfLines); // the card behind a chart
}

void PaletteTest::tonesAreToldApartByAllEyes_data()
{
    addAppearances();
}

void PaletteTest::tonesAreToldApartByAllEyes()
{
    QFETCH(const QString, appearance);
    const Appearance worn(appearance);
    QList<QColor> colours;
    for (const Tone tone : {Tone::Good, Tone::Busy, Tone::Warning, Tone::Bad, Tone::Neutral})
        colours << toneColour(tone);
    checkAll(colours, grounds({QPalette::Base, QPalette::Window}), leastOfWords);
}

void PaletteTest::dashesDifferWithinAChart()
{
    const QList<QList<LineStyle>> charts{
        {inletStyle(0), inletStyle(1), inletStyle(2), inletStyle(3), cpuStyle(), baseboardStyle()},
        {readStyle(), writeStyle()}};
    for (const QList<LineStyle> &styles : charts) {
        for (qsizetype i = 0; i < styles.size(); ++i) {
            for (qsizetype j = 0; j < i; ++j)
                QVERIFY(styles.at(i).dashes != styles.at(j).dashes);
        }
    }
}
