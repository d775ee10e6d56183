// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/savefile.h"

#include "export/csv.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

namespace hmcscope {

SaveFile::SaveFile(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void SaveFile::setFolder(const QString &folder)
{
    m_folder = folder;
}

void SaveFile::ask(const QString &title, const QString &name, const QString &filter,
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

void SaveFile::write(const QString &path, const QByteArray &content)
{
    const Result<Done> result = writeFile(path, content);
    if (!result) {
        Q_EMIT failed(path, result.error());
        return;
    }
    m_folder =
        QFileInfo(path).absolutePath(); // one that took a file: a dialog opens there again without trouble
    Q_EMIT folderChosen(m_folder);
    Q_EMIT written(path);
}

} // namespace hmcscope
