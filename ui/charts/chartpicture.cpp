// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartpicture.h"

#include "charts/chartpanel.h"
#include "charts/timeaxis.h"
#include "shell/appearance.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QDateTime>
#include <QImageWriter>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <cmath>

namespace hmcscope {

namespace {

constexpr qreal edge = 24.0;
constexpr int pixelsPerInch = 96; ///< what fonts in points are measured by on a screen

QString joinedBy(const QString &separator, QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(separator);
}

qreal paintCaption(QPainter &painter, const PictureCaption &caption, const ChartColours &colours,
                   const QFont &font)
{
    QFont large(font);
    large.setPointSizeF(font.pointSizeF() * 1.35);
    large.setWeight(QFont::DemiBold);
    QRectF row(edge, edge - 6, pictureSize.width() - 2 * edge, QFontMetricsF(large).height());
    const auto write = [&painter, &row](const QFont &face, const QColor &colour, Qt::Alignment side,
                                        const QString &text) {
        painter.setFont(face);
        painter.setPen(colour);
        painter.drawText(row, int(side | Qt::AlignVCenter) | Qt::TextSingleLine,
                         QFontMetricsF(face).elidedText(text, Qt::ElideRight, row.width()));
    };
    write(large, toneColour(Tone::Warning), Qt::AlignRight, caption.mark);
    const qreal mark =
        caption.mark.isEmpty() ? 0.0 : QFontMetricsF(large).horizontalAdvance(caption.mark) + 20.0;
    row.setWidth(row.width() - mark);
    write(large, colours.text, Qt::AlignLeft, caption.title);
    row = QRectF(edge, row.bottom() + 4, pictureSize.width() - 2 * edge, QFontMetricsF(font).height());
    write(font, colours.muted, Qt::AlignRight, caption.span);
    row.setWidth(row.width() - QFontMetricsF(font).horizontalAdvance(caption.span) - 20.0);
    write(font, colours.muted, Qt::AlignLeft, caption.source);
    return row.bottom();
}

/// One chart at the origin, on a ground of its own.
void paintChart(QPainter &painter, const ChartContent &content, const PictureOrigin &origin,
                const QTimeZone &zone)
{
    MetricChart chart(content.kind);
    const ChartColours colours = ChartColours::from(chart.palette());
    painter.fillRect(QRectF(QPointF(), pictureSize), colours.card);
    const qreal captionEnd =
        paintCaption(painter, pictureCaption(content, origin, zone, chart.locale()), colours, chart.font());

    chart.setContent(content, zone);
    Legend legend = legendOf(content, statisticsOf(content), chart.scale(), {}, zone, chart.locale());
    legend.items.removeIf([](const LegendItem &item) { return item.hidden; }); // a picture has what is shown
    legend.detailed = true;
    const QRectF legendArea(edge, captionEnd + 14, pictureSize.width() - 2 * edge, pictureSize.height());
    legend.paint(painter, legendArea, chart.font(), colours);
    const qreal top = std::ceil(legendArea.top() + legend.heightFor(legendArea.width(), chart.font()) + 4);
    painter.setRenderHint(QPainter::Antialiasing, false); // a grid is sharp or nothing
    chart.paintTo(painter, QRectF(QPointF(edge / 2, top),
                                  QPointF(pictureSize.width() - edge / 2, pictureSize.height() - 10)));
}

} // namespace

PictureCaption pictureCaption(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone,
                              const QLocale &locale)
{
    const QString dot = QStringLiteral(" \u00b7 ");
    const QDateTime from = QDateTime::fromMSecsSinceEpoch(content.span.fromMs, zone);
    const QDateTime to = QDateTime::fromMSecsSinceEpoch(content.span.toMs, zone);
    const QString day = QStringLiteral("d MMM yyyy ");
    const QString clock = QStringLiteral("HH:mm:ss");
    PictureCaption caption;
    caption.title = joinedBy(dot, {chartTitle(content.kind), origin.system});
    caption.source = joinedBy(dot, {origin.mtms, origin.hmc});
    const QString end =
        from.date() == to.date() ? locale.toString(to, clock) : locale.toString(to, day + clock);
    caption.span = QCoreApplication::translate("Charts", "%1 to %2, %3")
                       .arg(locale.toString(from, day + clock), end, zoneName(content.span, zone));
    if (origin.demo)
        caption.mark = QCoreApplication::translate("Charts", "DEMO: simulated data");
    return caption;
}

QImage chartPicture(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone,
                    qreal scale)
{
    return boardPicture({content}, origin, zone, scale);
}

QImage boardPicture(const QList<ChartContent> &charts, const PictureOrigin &origin, const QTimeZone &zone,
                    qreal scale)
{
    const QSizeF whole(pictureSize.width(), pictureSize.height() * double(charts.size()));
    QImage image((whole * scale).toSize(), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    QPainter painter(&image);
    for (const ChartContent &content : charts) {
        paintChart(painter, content, origin, zone);
        painter.translate(0, pictureSize.height());
    }
    return image;
}

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setQuality(50); // PNG is exact at any quality; this is the balance of time and size
    return writer.write(image) ? buffer.data() : QByteArray();
}

QByteArray chartSvg(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(pixelsPerInch);
    generator.setSize(pictureSize.toSize());
    generator.setViewBox(QRectF(QPointF(), pictureSize));
    // written as it is: a system's name must not become markup
    generator.setTitle(pictureCaption(content, origin, zone, QLocale()).title.toHtmlEscaped());
    QPainter painter(&generator);
    paintChart(painter, content, origin, zone);
    painter.end();
    return buffer.data();
}

QByteArray chartPdf(const ChartContent &content, const PictureOrigin &origin, const QTimeZone &zone)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(pixelsPerInch);
    writer.setPageSize(QPageSize(pictureSize / pixelsPerInch, QPageSize::Inch));
    writer.setPageMargins({});
    writer.setTitle(pictureCaption(content, origin, zone, QLocale()).title);
    QPainter painter(&writer);
    paintChart(painter, content, origin, zone);
    painter.end();
    return buffer.data();
}

} // namespace hmcscope
