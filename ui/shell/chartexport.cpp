// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chartexport.h"

#include "export/csv.h"
#include "shell/savefile.h"

#include <QBuffer>
#include <QDateTime>
#include <QImageWriter>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QByteArray pngOf(const QImage &image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, "png");
    writer.setQuality(50); // PNG is exact at any quality; this is the balance of time and size
    writer.write(image);
    return buffer.data();
}

QString chartWord(ChartBoard::Chart chart)
{
    switch (chart) {
    case ChartBoard::Chart::Power:
        return u"power"_s;
    case ChartBoard::Chart::Temperature:
        return u"temperature"_s;
    case ChartBoard::Chart::Ssp:
        break;
    }
    return u"ssp-io"_s;
}

/// The end of what is shown, as the charts tell times.
QDateTime endOf(const ChartBoard &board)
{
    return QDateTime::fromMSecsSinceEpoch(board.span().toMs, board.zone());
}

// hmcscope-DEMO-system-chart-20261123-1402.csv
QString proposedName(const ChartBoard &board, const QList<CsvSeries> &data, bool demo,
                     const QString &extension)
{
    QStringList parts{u"hmcscope"_s};
    if (demo)
        parts << u"DEMO"_s;
    if (!data.isEmpty())
        parts << data.first().systemName;
    parts << chartWord(board.currentChart()) << endOf(board).toString(u"yyyyMMdd-HHmm"_s);
    return safeFileName(parts.join(u'-'), extension);
}

} // namespace

ChartExport::ChartExport(QWidget *window)
    : QObject(window)
    , m_file(new SaveFile(window))
{
    connect(m_file, &SaveFile::written, this, &ChartExport::exported);
    connect(m_file, &SaveFile::failed, this, &ChartExport::exportFailed);
    connect(m_file, &SaveFile::folderChosen, this, &ChartExport::folderChosen);
}

void ChartExport::setFolder(const QString &folder)
{
    m_file->setFolder(folder);
}

void ChartExport::exportPicture(const ChartBoard &board, bool demo)
{
    const ChartBoard::Chart chart = board.currentChart();
    if (!board.hasData(chart)) {
        Q_EMIT nothingToExport();
        return;
    }
    const QByteArray png = pngOf(board.picture(chart, 2.0));
    m_file->ask(tr("Export chart as PNG"), proposedName(board, board.data(chart), demo, u"png"_s),
                tr("PNG pictures (*.png)"), png);
}

void ChartExport::exportData(const ChartBoard &board, bool demo)
{
    const ChartBoard::Chart chart = board.currentChart();
    if (!board.hasData(chart)) {
        Q_EMIT nothingToExport();
        return;
    }
    const QList<CsvSeries> data = board.data(chart);
    const CsvOptions options{.demo = demo, .offsetSeconds = endOf(board).offsetFromUtc()};
    m_file->ask(tr("Export data as CSV"), proposedName(board, data, demo, u"csv"_s), tr("CSV tables (*.csv)"),
                csvDocument(data, options));
}

} // namespace hmcscope
