// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>

#include <functional>

class QWidget;

namespace hmcscope {

/// Asks for a file name and writes what is already there: the same for every export.
class SaveFile final : public QObject
{
    Q_OBJECT
public:
    /// Makes the bytes of a file, once the name is known. It runs in the thread pool and must hold all it
    /// needs: window and program may be closed meanwhile. No bytes count as a failure.
    using Content = std::function<QByteArray()>;

    /// Dialogs open on `window`.
    explicit SaveFile(QWidget *window);

    /// Where the next dialog opens; empty: the user's documents.
    void setFolder(const QString &folder);
    /// `name`: what is proposed, with its suffix; `filter`: "CSV tables (*.csv)". Returns at once; the file
    /// is written in the thread pool, completely or not at all.
    void ask(const QString &title, const QString &name, const QString &filter, const Content &content);
    void ask(const QString &title, const QString &name, const QString &filter, const QByteArray &content);

Q_SIGNALS:
    void written(const QString &path);
    void failed(const QString &path, const hmcscope::Error &error);
    /// The folder that took the file.
    void folderChosen(const QString &folder);

private:
    void write(const QString &path, const Content &content);
    void tell(const QString &path, const Result<Done> &result);

    QWidget *m_window;
    QString m_folder;
};

} // namespace hmcscope
