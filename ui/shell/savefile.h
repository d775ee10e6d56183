// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

class QWidget;

namespace hmcscope {

/// Asks for a file name and writes what is already there: the same for every export.
class SaveFile final : public QObject
{
    Q_OBJECT
public:
    /// Dialogs open on `window`.
    explicit SaveFile(QWidget *window);

    /// Where the next dialog opens; empty: the user's documents.
    void setFolder(const QString &folder);
    /// `name`: what is proposed, with its suffix; `filter`: "CSV tables (*.csv)". Returns at once.
    void ask(const QString &title, const QString &name, const QString &filter, const QByteArray &content);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const QString &path, const hmcscope::Error &error);
    /// The folder that took the file.
    void folderChosen(const QString &folder);

private:
    void write(const QString &path, const QByteArray &content);

    QWidget *m_window;
    QString m_folder;
};

} // namespace hmcscope
