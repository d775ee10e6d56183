// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionspage.h"

#include "sessions/sessionsdialog.h"
#include "shell/help.h"

namespace hmcscope {

SessionsDialog *openSessionsPage(const SharedParts &shared, QWidget *window)
{
    auto *page = new SessionsDialog(shared.ledger, window);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setExportFolder(shared.settings.exportFolder());
    Settings *settings = &shared.settings;
    QObject::connect(page, &SessionsDialog::exportFolderChosen, page,
                     [settings](const QString &folder) { settings->setExportFolder(folder); });
    QObject::connect(settings, &Settings::exportFolderChanged, page, &SessionsDialog::setExportFolder);
    QObject::connect(page, &SessionsDialog::helpOrdered, page,
                     [page] { showGuide(page, SessionsDialog::tr("Sessions")); });
    page->show();
    return page;
}

} // namespace hmcscope
