// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/savefile.h"

#include "export/csv.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QPointer>
#include <QStandardPaths>
#include <QThreadPool>

#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

Result<Done> resultOf(const QString &path, const QByteArray &bytes)
{
    if (bytes.isEmpty()) // a picture too large for the memory: no reason to lose the old file
        return Error{Error::Kind::File, SaveFile::tr("There is nothing to write")};
    return writeFile(path, bytes);
}

} // namespace

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
    ask(title, name, filter, [content] { return content; });
}

void SaveFile::ask(const QString &title, const QString &name, const QString &filter, const Content &content)
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

void SaveFile::write(const QString &path, const Content &content)
{
    // Told by way of the application, which waits for the pool when it ends: the window may go meanwhile.
    QThreadPool::globalInstance()->start([path, content, asker = QPointer<SaveFile>(this),
                                          application = QCoreApplication::instance()]() mutable {
        auto deliver = [path, asker = std::move(asker), result = resultOf(path, content())] {
            if (asker)
                asker->tell(path, result);
        };
        QMetaObject::invokeMethod(application, std::move(deliver), Qt::QueuedConnection);
    });
}

void SaveFile::tell(const QString &path, const Result<Done> &result)
{
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
