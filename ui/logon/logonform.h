// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/secret.h"
#include "http/endpoint.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace hmcscope {

class Notice;

/// What a person wants by "Connect".
struct LogonInput
{
    Endpoint endpoint{}; ///< port 0: to be found out
    QString user{};
    Secret password{};      ///< empty: the remembered one
    bool remember = false;  ///< keep the password in the key store
    QString caFile{};       ///< empty: the system's authorities
    bool reconnect = false; ///< connect again by itself when the session ends; with `remember` only
};

/// Asks for HMC, user and password. Checks what was typed, tells problems beside the fields, and emits; it
/// knows neither session nor key store. The password stays in its field until forgetPassword(): it need not
/// be typed again where nothing was sent.
class LogonForm final : public QWidget
{
    Q_OBJECT
public:
    explicit LogonForm(QWidget *parent = nullptr);
    ~LogonForm() override;

    void setAddress(const QString &address);
    /// The address is settled: another one would be another HMC.
    void lockAddress();
    void setUser(const QString &user);
    /// Ticked also means: the password may be left empty, for one may be remembered.
    void setRemember(bool remember);
    void setCaFile(const QString &path);
    void setReconnect(bool reconnect);
    /// Why there is no key store: the box is disabled and says so. Empty: there is one.
    void setKeyStoreProblem(const QString &reason);

    /// What is going on: fields disabled, Cancel offered. Empty: ready for input.
    void setProgress(const QString &sentence);
    /// Why it did not work. Empty: nothing to tell. `chapter` of the guide says more, where there is one.
    void setProblem(const QString &sentence, const QString &chapter = {});
    /// What the next attempt may bring about; gone when another address or user is typed. Empty: nothing.
    void setWarning(const QString &sentence);
    /// It was sent, or is of no use any more.
    void forgetPassword();
    void focusFirstEmpty();

Q_SIGNALS:
    void connectOrdered(const hmcscope::LogonInput &input);
    void cancelOrdered();
    /// Another readable address or another user stands in the fields.
    void accountSettled(const hmcscope::Endpoint &endpoint, const QString &user);
    void guideOrdered(const QString &chapter);

private:
    void buildFields();
    void buildOptions();
    void buildButtons();
    void addField(QLabel *label, QLineEdit *edit, Notice *notice);
    void order();
    bool inputIsComplete(const std::optional<Endpoint> &endpoint);
    Secret typedPassword() const;
    void settleAccount();
    void enableReconnect();
    void chooseCaFile();
    void showCaFile();

    QLineEdit *m_address;
    QLineEdit *m_user;
    QLineEdit *m_password;
    Notice *m_addressNotice;
    Notice *m_userNotice;
    Notice *m_passwordNotice;
    QCheckBox *m_remember;
    QLabel *m_keyStoreReason;
    QCheckBox *m_reconnect;
    QPushButton *m_chooseCa;
    QLabel *m_caName;
    QToolButton *m_forgetCa;
    Notice *m_warning;
    Notice *m_problem;
    QLabel *m_progress;
    QProgressBar *m_bar;
    QPushButton *m_connect;
    QPushButton *m_cancel;
    QWidget *m_fields;
    QString m_caFile;
    bool m_accountEdited = false;
    QString m_chapter; ///< of the guide, about the problem told
};

} // namespace hmcscope
