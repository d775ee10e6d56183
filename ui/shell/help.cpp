// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/help.h"

#include "shell/appearance.h"
#include "shell/scrollpage.h"
#include "shell/shortcutsdialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QEvent>
#include <QFile>
#include <QGridLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollBar>
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

/// The guide; its links are in the colours of the day.
class GuideText final : public QTextBrowser
{
public:
    GuideText() { setMarkdown(guideText()); }

protected:
    void changeEvent(QEvent *event) override
    {
        QTextBrowser::changeEvent(event);
        if (event->type() != QEvent::PaletteChange)
            return;
        const int place = verticalScrollBar()->value();
        setMarkdown(guideText());
        verticalScrollBar()->setValue(place);
    }
};

} // namespace

void showGuide(QWidget *window, const QString &chapter)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Guide"));
    resizeOnScreen(dialog, {720, 640});
    auto *text = new GuideText;
    text->setAccessibleName(tr("Guide"));
    text->setOpenExternalLinks(true);
    text->document()->setDocumentMargin(18);
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
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("About HMC Scope"));
    auto *sign = new QLabel;
    sign->setPixmap(icon(u"hmcscope"_s).pixmap(QSize(64, 64), window->devicePixelRatio()));
    auto *name = new QLabel(tr("HMC Scope %1").arg(QCoreApplication::applicationVersion()));
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    name->setFont(large);
    auto *words =
        new QLabel(tr("Live power, temperature and SSP I/O of IBM Power servers, straight from their HMC.\n\n"
                      "Free software under the GNU General Public License, version 3 or later.\n"
                      "Icons: Lucide (ISC licence). Qt %1.")
                       .arg(QLatin1String(qVersion())));
    words->setWordWrap(true);
    words->setMinimumWidth(qMin(words->fontMetrics().averageCharWidth() * 56, 700));
    for (QLabel *label : {name, words})
        label->setTextFormat(Qt::PlainText);
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *grid = new QGridLayout(dialog);
    grid->setContentsMargins(24, 20, 24, 20);
    grid->setHorizontalSpacing(18);
    grid->addWidget(sign, 0, 0, 2, 1, Qt::AlignTop);
    grid->addWidget(name, 0, 1);
    grid->addWidget(words, 1, 1);
    grid->addWidget(close, 2, 1, Qt::AlignRight);
    dialog->show();
}

} // namespace hmcscope
