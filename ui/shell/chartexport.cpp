// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chartexport.h"

#include "charts/chartpicture.h"
#include "export/csv.h"
#include "shell/savefile.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString chartWord(const ChartBoard &board)
{
    switch (board.currentChart()) {
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
QString proposedName(const ChartBoard &board, const QString &what, bool demo, const QString &extension)
{
    QStringList parts{u"hmcscope"_s};
    if (demo)
        parts << u"DEMO"_s;
    parts << board.systemName() << what << endOf(board).toString(u"yyyyMMdd-HHmm"_s);
    return safeFileName(parts.join(u'-'), extension);
}

/// Drawn already, but packed in the thread pool: that takes longer than drawing.
SaveFile::Content pngLater(QImage picture)
{
    return [picture = std::move(picture)] { return pngOf(picture); };
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

void ChartExport::setPictureScale(int scale)
{
    m_pictureScale = scale;
}

bool ChartExport::hasData(const ChartBoard &board)
{
    const bool has = board.hasData(board.currentChart());
    if (!has)
        Q_EMIT nothingToExport();
    return has;
}

void ChartExport::exportPicture(const ChartBoard &board, bool demo)
{
    if (hasData(board))
        m_file->ask(tr("Export chart as PNG"), proposedName(board, chartWord(board), demo, u"png"_s),
                    tr("PNG pictures (*.png)"),
                    pngLater(board.picture(board.currentChart(), m_pictureScale)));
}

void ChartExport::exportBoard(const ChartBoard &board, bool demo)
{
    using Chart = ChartBoard::Chart;
    if (!board.hasData(Chart::Power) && !board.hasData(Chart::Temperature) && !board.hasData(Chart::Ssp))
        Q_EMIT nothingToExport();
    else
        m_file->ask(tr("Export all charts as PNG"), proposedName(board, u"charts"_s, demo, u"png"_s),
                    tr("PNG pictures (*.png)"), pngLater(board.wholePicture(m_pictureScale)));
}

void ChartExport::exportSvg(const ChartBoard &board, bool demo)
{
    if (hasData(board))
        m_file->ask(tr("Export chart as SVG"), proposedName(board, chartWord(board), demo, u"svg"_s),
                    tr("SVG pictures (*.svg)"), board.svg(board.currentChart()));
}

void ChartExport::exportPdf(const ChartBoard &board, bool demo)
{
    if (hasData(board))
        m_file->ask(tr("Export chart as PDF"), proposedName(board, chartWord(board), demo, u"pdf"_s),
                    tr("PDF documents (*.pdf)"), board.pdf(board.currentChart()));
}

void ChartExport::copyPicture(const ChartBoard &board)
{
    if (!hasData(board))
        return;
    QGuiApplication::clipboard()->setImage(board.picture(board.currentChart(), m_pictureScale));
    Q_EMIT copied();
}

void ChartExport::exportData(const ChartBoard &board, bool demo)
{
    if (!hasData(board))
        return;
    const CsvOptions options{.demo = demo, .offsetSeconds = endOf(board).offsetFromUtc()};
    m_file->ask(tr("Export data as CSV"), proposedName(board, chartWord(board), demo, u"csv"_s),
                tr("CSV tables (*.csv)"),
                [chart = board.shown(board.currentChart()), options] { return csvChart(chart, options); });
}

void ChartExport::exportHeld(const ChartBoard &board, bool demo)
{
    const QList<CsvSeries> held = board.held();
    if (held.isEmpty()) {
        Q_EMIT nothingToExport();
        return;
    }
    const CsvOptions options{.demo = demo, .held = true, .offsetSeconds = endOf(board).offsetFromUtc()};
    m_file->ask(tr("Export everything held as CSV"), proposedName(board, u"everything"_s, demo, u"csv"_s),
                tr("CSV tables (*.csv)"), [held, options] { return csvDocument(held, options); });
}

} // namespace hmcscope
