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
    void exportPicture(const ChartBoard &board, bool demo);
    void exportData(const ChartBoard &board, bool demo);

Q_SIGNALS:
    void exported(const QString &path);
    void exportFailed(const QString &path, const hmcscope::Error &error);
    void nothingToExport();
    void folderChosen(const QString &folder);

private:
    SaveFile *m_file;
};

} // namespace hmcscope
