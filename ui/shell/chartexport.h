// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "charts/chartboard.h"

#include <QObject>

namespace hmcscope {

class SaveFile;

/// A chart of the board as a file: a picture or its data. What is written is what was seen when it was
/// ordered, not when the name was chosen.
class ChartExport final : public QObject
{
    Q_OBJECT
public:
    /// Dialogs open on `window`.
    explicit ChartExport(QWidget *window);

    /// Where the next dialog opens; empty: the user's documents.
    void setFolder(const QString &folder);
    /// Of what consists of pixels, 1 to 4; 2 unless set.
    void setPictureScale(int scale);
    void exportPicture(const ChartBoard &board, bool demo);
    void exportBoard(const ChartBoard &board, bool demo);
    void exportSvg(const ChartBoard &board, bool demo);
    void exportPdf(const ChartBoard &board, bool demo);
    /// The current chart as a picture onto the clipboard.
    void copyPicture(const ChartBoard &board);
    /// What the current chart shows, as finely as it is drawn.
    void exportData(const ChartBoard &board, bool demo);
    /// Every sample of the systems, whatever is shown of them.
    void exportHeld(const ChartBoard &board, bool demo);

Q_SIGNALS:
    void copied();
    void exported(const QString &path);
    void exportFailed(const QString &path, const hmcscope::Error &error);
    void nothingToExport();
    void folderChosen(const QString &folder);

private:
    bool hasData(const ChartBoard &board);

    SaveFile *m_file;
    int m_pictureScale = 2;
};

} // namespace hmcscope
