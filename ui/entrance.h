// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"

#include <QObject>
#include <QPointer>

namespace hmcscope {

class LogonDialog;
class MainWindow;

/// What went wrong with a session, in a sentence; empty where it ended as it was meant to, or has not.
QString problemOf(const SessionStatus &status);
/// The chapter of the guide that says more about it; empty: none.
QString chapterAbout(const SessionStatus &status);

/// The ways into a window's HMCs: the form on the welcome page, and the dialog for a further HMC or for
/// coming back. Fills the forms with what is known, and lets them follow what becomes of their order.
class Entrance final : public QObject
{
    Q_OBJECT
public:
    Entrance(const SharedParts &shared, MainWindow *window, QObject *parent);

    /// The form of the welcome page belongs to the first HMC.
    void bindFirst(Console &console);
    void prefill(const QString &address, const QString &user, const QString &caFile);
    void setKeyStoreProblem(const QString &reason);

    bool isDialogOpen() const { return !m_dialog.isNull(); }
    void raiseDialog();
    /// Closes the dialog if it is this HMC's: another one may have been connected again by itself.
    void acceptDialog(const Console &console);
    void dropDialog();
    LogonDialog *openDialog(Console &console, const LogonInput &prefilled);

private:
    void wireRemembered();
    void showRemembered();
    void forget(const KnownHmc &hmc);
    void bind(LogonForm &form, Console &console);
    void follow(LogonForm &form, Console &console);
    void tellWhatIsKnown(LogonForm &form, const Endpoint &endpoint, const QString &user);

    SharedParts m_shared;
    MainWindow *m_window;
    WrongAttempts *m_wrongAttempts = nullptr; ///< of all windows; null: nobody counts
    QPointer<LogonDialog> m_dialog;
    const Console *m_dialogOf = nullptr; ///< compared only
    QString m_keyStoreProblem;
};

} // namespace hmcscope
