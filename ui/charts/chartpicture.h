// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QLocale>
#include <QSizeF>
#include <QTimeZone>

class QPalette;

namespace hmcscope {

inline constexpr QSizeF pictureSize(1000, 460); ///< of one chart, in pixels times the scale
inline constexpr int mostPictureScale = 4;

/// What a picture says about where it comes from.
struct PictureOrigin
{
    QString system;
    QString mtms;
    QString hmc;
    bool demo = false;
};

/// The words on a picture, plain text.
struct PictureCaption
{
    QString title;  ///< "Power · server-a"
    QString source; ///< "9009-42A*21F64EV · hmc1"
    QString span;   ///< "24 Nov 2026 12:02:30 to 14:02:30 CET (UTC+01:00)"
    QString mark;   ///< "DEMO: simulated data", or empty
};
PictureCaption pictureCaption(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone,
                              const QLocale &locale);

/// The chart as a picture of its own, pictureSize times `scale`, with caption and legend.
QImage chartPicture(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone,
                    qreal scale);
/// All charts below each other, each as above.
QImage boardPicture(const QList<ChartContent> &charts, const PictureOrigin &origin, const QTimeZone &zone,
                    qreal scale);
/// A picture as a file.
QByteArray pngOf(const QImage &image);
/// The same chart for printing and for documents: lines and words instead of pixels.
QByteArray chartSvg(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone);
QByteArray chartPdf(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone);

} // namespace hmcscope
