// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/chartexport.h"

#include "export/csv.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QImageWriter>
#include <QStandardPaths>

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

// hmcscope-DEMO-system-chart-20261123-1402.csv
QString proposedName(const QList<CsvSeries> &data, ChartBoard::Chart chart, bool demo,
                     const QString &extension)
{
    QStringList parts{u"hmcscope"_s};
    if (demo)
        parts << u"DEMO"_s;
    if (!data.isEmpty())
        parts << data.first().systemName;
    parts << chartWord(chart) << QDateTime::currentDateTime().toString(u"yyyyMMdd-HHmm"_s);
    return safeFileName(parts.join(u'-'), extension);
}

} // namespace

ChartExport::ChartExport(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void ChartExport::setFolder(const QString &folder)
{
    m_folder = folder;
}

void ChartExport::exportPicture(const ChartBoard &board, bool demo)
{
    const ChartBoard::Chart chart = board.currentChart();
    if (!board.hasData(chart)) {
        Q_EMIT nothingToExport();
        return;
    }
    const QByteArray png = pngOf(board.picture(chart, 2.0));
    ask(tr("Export chart as PNG"), proposedName(board.data(chart), chart, demo, u"png"_s),
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
    const CsvOptions options{.demo = demo, .offsetSeconds = QDateTime::currentDateTime().offsetFromUtc()};
    ask(tr("Export data as CSV"), proposedName(data, chart, demo, u"csv"_s), tr("CSV tables (*.csv)"),
        csvDocument(data, options));
}

void ChartExport::ask(const QString &title, const QString &name, const QString &filter,
                      const QByteArray &content)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(
        QFileDialog::DontUseNativeDialog); // the same everywhere, and no portal that may be missing
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(filter);
    dialog->setDefaultSuffix(QFileInfo(name).suffix());
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const bool usable = !m_folder.isEmpty() && QDir(m_folder).exists();
    dialog->setDirectory(usable ? m_folder : QDir(documents).exists() ? documents : QDir::homePath());
    dialog->selectFile(name);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, content](const QString &path) { write(path, content); });
    dialog->open();
}

void ChartExport::write(const QString &path, const QByteArray &content)
{
    const Result<Done> result = writeFile(path, content);
    if (!result) {
        Q_EMIT exportFailed(path, result.error());
        return;
    }
    m_folder =
        QFileInfo(path).absolutePath(); // one that took a file: a dialog opens there again without trouble
    Q_EMIT folderChosen(m_folder);
    Q_EMIT exported(path);
}

} // namespace hmcscope
