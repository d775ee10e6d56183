// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/help.h"

#include "shell/appearance.h"
#include "shell/shortcutsdialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QFile>
#include <QMainWindow>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QTextBlock>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("hmcscope::Help", text);
}

void scrollTo(QTextBrowser *text, const QString &chapter)
{
    for (QTextBlock block = text->document()->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() == 0 || block.text() != chapter)
            continue;
        QTextCursor end(text->document()); // from below, so that the heading comes to stand on top
        end.movePosition(QTextCursor::End);
        text->setTextCursor(end);
        text->setTextCursor(QTextCursor(block));
        return;
    }
}

QString guideText()
{
    QFile file(u":/guide/guide.md"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

} // namespace

void showGuide(QWidget *window, const QString &chapter)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Guide"));
    dialog->resize(720, 640);
    auto *text = new QTextBrowser;
    text->setAccessibleName(tr("Guide"));
    text->setOpenExternalLinks(true);
    text->document()->setDocumentMargin(18);
    text->setMarkdown(guideText());
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *column = new QVBoxLayout(dialog);
    column->addWidget(text);
    column->addWidget(close, 0, Qt::AlignRight);
    dialog->show();
    if (!chapter.isEmpty())
        scrollTo(text, chapter);
}

void showShortcuts(QMainWindow *window)
{
    auto *dialog = window->findChild<ShortcutsDialog *>();
    if (!dialog) {
        dialog = new ShortcutsDialog(keysOfMenus(*window->menuBar()) + keysOfGuide(guideText()), window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
    }
    dialog->show();
    dialog->activateWindow();
}

void showAbout(QWidget *window)
{
    auto *box = new QMessageBox(window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(icon(u"hmcscope"_s).pixmap(QSize(64, 64), window->devicePixelRatio()));
    box->setWindowTitle(tr("About HMC Scope"));
    box->setText(tr("HMC Scope %1").arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(
        tr("Live power, temperature and SSP I/O of IBM Power servers, straight from their HMC.\n\n"
           "Free software under the GNU General Public License, version 3 or later.\n"
           "Icons: Lucide (ISC licence). Qt %1.")
            .arg(QLatin1String(qVersion())));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace hmcscope
