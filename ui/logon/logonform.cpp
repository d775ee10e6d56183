// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/logonform.h"

#include "shell/appearance.h"
#include "shell/notice.h"
#include "shell/plainlabel.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString addressProblem(Endpoint::Problem problem)
{
    switch (problem) {
    case Endpoint::Problem::None:
    case Endpoint::Problem::Empty:
        break;
    case Endpoint::Problem::Scheme:
        return LogonForm::tr("The HMC is asked by https only. Leave out what stands before the name.");
    case Endpoint::Problem::UserInfo:
        return LogonForm::tr("Leave out everything up to the @: the user ID has a field of its own.");
    case Endpoint::Problem::Path:
        return LogonForm::tr("Leave out what follows the name and the port.");
    case Endpoint::Problem::Port:
        return LogonForm::tr("The port after the colon must be a number from 1 to 65535.");
    case Endpoint::Problem::Host:
        return LogonForm::tr(
            "This is neither a host name nor an IP address. Examples: hmc01, 192.0.2.10:12443 or "
            "[2001:db8::10]:443.");
    }
    return LogonForm::tr("Enter the HMC's name or IP address.");
}

} // namespace

LogonForm::LogonForm(QWidget *parent)
    : QWidget(parent)
    , m_address(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_addressNotice(new Notice(Notice::Look::Plain))
    , m_userNotice(new Notice(Notice::Look::Plain))
    , m_passwordNotice(new Notice(Notice::Look::Plain))
    , m_remember(new QCheckBox(tr("&Remember password")))
    , m_keyStoreReason(new QLabel)
    , m_reconnect(new QCheckBox(tr("Connect again by it&self when the session ends")))
    , m_chooseCa(new QPushButton(tr("Certificate &authority file…")))
    , m_caName(new PlainLabel(tr("Certificate authorities in use")))
    , m_forgetCa(new QToolButton)
    , m_warning(new Notice(Notice::Look::Framed))
    , m_problem(new Notice(Notice::Look::Framed))
    , m_progress(new QLabel)
    , m_bar(new QProgressBar)
    , m_connect(new QPushButton(tr("&Connect")))
    , m_cancel(new QPushButton(tr("Ca&ncel")))
    , m_fields(new QWidget)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    auto *inner = new QVBoxLayout(m_fields);
    inner->setContentsMargins(0, 0, 0, 0);
    inner->setSpacing(4);
    buildFields();
    buildOptions();
    m_fields->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum); // rather scrolled than squeezed
    column->addWidget(m_fields);
    column->addWidget(m_problem);
    column->addWidget(m_warning);
    connect(m_problem, &Notice::followed, this, [this] { Q_EMIT guideOrdered(m_chapter); });
    buildButtons();
    showCaFile();
}

LogonForm::~LogonForm()
{
    for (const QLineEdit *edit : {m_address, m_user}) // they lose the focus after our parts have gone
        edit->disconnect(this);
}

void LogonForm::buildFields()
{
    m_address->setAccessibleName(tr("HMC address"));
    m_address->setPlaceholderText(tr("hmc01.example.com or 192.0.2.10:12443"));
    m_address->setInputMethodHints(Qt::ImhUrlCharactersOnly | Qt::ImhNoPredictiveText);
    m_user->setAccessibleName(tr("User ID"));
    m_user->setPlaceholderText(tr("a view-only user is enough"));
    m_user->setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_password->setAccessibleName(tr("Password"));
    m_password->setEchoMode(QLineEdit::Password);
    addField(new QLabel(tr("HMC addr&ess")), m_address, m_addressNotice);
    addField(new QLabel(tr("&User ID")), m_user, m_userNotice);
    addField(new QLabel(tr("&Password")), m_password, m_passwordNotice);
    for (QLineEdit *edit : {m_address, m_user, m_password})
        connect(edit, &QLineEdit::returnPressed, this, &LogonForm::order);
    connect(m_address, &QLineEdit::textEdited, m_addressNotice, &Notice::clear);
    connect(m_user, &QLineEdit::textEdited, m_userNotice, &Notice::clear);
    connect(m_password, &QLineEdit::textEdited, m_passwordNotice, &Notice::clear);
    for (const QLineEdit *edit : {m_address, m_user}) {
        connect(edit, &QLineEdit::textEdited, this, [this] {
            m_accountEdited = true;
            m_warning->clear(); // it was about another account
        });
        connect(edit, &QLineEdit::editingFinished, this, &LogonForm::settleAccount);
    }
}

void LogonForm::addField(QLabel *label, QLineEdit *edit, Notice *notice)
{
    label->setBuddy(edit);
    auto *inner = static_cast<QVBoxLayout *>(m_fields->layout());
    if (inner->count() > 0)
        inner->addSpacing(8);
    inner->addWidget(label);
    inner->addWidget(edit);
    inner->addWidget(notice);
}

void LogonForm::buildOptions()
{
    m_keyStoreReason->setTextFormat(Qt::PlainText);
    m_keyStoreReason->setWordWrap(true);
    m_keyStoreReason->setForegroundRole(QPalette::PlaceholderText);
    m_keyStoreReason->hide();
    connect(m_remember, &QCheckBox::toggled, this, [this](bool on) {
        m_password->setPlaceholderText(on ? tr("leave empty to use the remembered one") : QString());
        enableReconnect();
    });
    enableReconnect();

    m_caName->setForegroundRole(QPalette::PlaceholderText);
    m_chooseCa->setAutoDefault(false);
    m_chooseCa->setIcon(icon(u"folder-open"_s));
    m_forgetCa->setIcon(icon(u"x"_s));
    m_forgetCa->setAutoRaise(true);
    m_forgetCa->setFocusPolicy(Qt::StrongFocus);
    m_forgetCa->setAccessibleName(tr("Use the system's certificate authorities"));
    m_forgetCa->setToolTip(m_forgetCa->accessibleName());
    connect(m_chooseCa, &QPushButton::clicked, this, &LogonForm::chooseCaFile);
    connect(m_forgetCa, &QToolButton::clicked, this, [this] { setCaFile({}); });

    auto *ca = new QHBoxLayout;
    ca->addWidget(m_chooseCa);
    ca->addWidget(m_caName, 1);
    ca->addWidget(m_forgetCa);
    auto *inner = static_cast<QVBoxLayout *>(m_fields->layout());
    inner->addSpacing(10);
    inner->addWidget(m_remember);
    inner->addWidget(m_keyStoreReason);
    inner->addWidget(m_reconnect);
    inner->addSpacing(2);
    inner->addLayout(ca);
}

void LogonForm::buildButtons()
{
    m_progress->setTextFormat(Qt::PlainText);
    m_progress->setWordWrap(true);
    m_progress->setAccessibleName(tr("Progress"));
    m_bar->setRange(0, 0);
    m_bar->setTextVisible(false);
    m_bar->setMaximumHeight(6);
    m_bar->setAccessibleName(tr("Working"));
    m_connect->setDefault(true);
    m_cancel->setAutoDefault(false);
    connect(m_connect, &QPushButton::clicked, this, &LogonForm::order);
    connect(m_cancel, &QPushButton::clicked, this, &LogonForm::cancelOrdered);
    auto *column = static_cast<QVBoxLayout *>(layout());
    for (QWidget *widget : {static_cast<QWidget *>(m_progress), static_cast<QWidget *>(m_bar),
                            static_cast<QWidget *>(m_connect), static_cast<QWidget *>(m_cancel)})
        column->addWidget(widget);
    setProgress({});
}

void LogonForm::setAddress(const QString &address)
{
    m_address->setText(address);
}

void LogonForm::lockAddress()
{
    m_address->setReadOnly(true);
    m_address->setToolTip(tr("To see another HMC, choose File > Connect to HMC…"));
}

void LogonForm::setUser(const QString &user)
{
    m_user->setText(user);
}

void LogonForm::setRemember(bool remember)
{
    m_remember->setChecked(remember && m_remember->isEnabled());
}

void LogonForm::setReconnect(bool reconnect)
{
    m_reconnect->setChecked(reconnect && m_reconnect->isEnabled());
}

void LogonForm::setCaFile(const QString &path)
{
    m_caFile = path;
    showCaFile();
}

void LogonForm::setKeyStoreProblem(const QString &reason)
{
    if (!reason.isEmpty())
        m_remember->setChecked(false);
    m_remember->setEnabled(reason.isEmpty());
    m_remember->setAccessibleDescription(reason);
    m_keyStoreReason->setText(reason);
    m_keyStoreReason->setVisible(!reason.isEmpty());
}

void LogonForm::setProgress(const QString &sentence)
{
    const bool busy = !sentence.isEmpty();
    const bool hadFocus =
        m_connect->hasFocus() || m_cancel->hasFocus() || m_fields->isAncestorOf(focusWidget());
    const bool waited = m_cancel->hasFocus();
    m_progress->setText(sentence);
    m_progress->setAccessibleDescription(sentence);
    m_progress->setVisible(busy);
    m_bar->setVisible(busy);
    m_cancel->setVisible(busy);
    m_connect->setVisible(!busy);
    m_fields->setEnabled(!busy);
    if (busy && hadFocus)
        m_cancel->setFocus();
    else if (waited && !busy)
        focusFirstEmpty(); // the password, to be typed anew
}

void LogonForm::setProblem(const QString &sentence, const QString &chapter)
{
    m_chapter = chapter;
    m_problem->tell(Tone::Bad, sentence);
    m_problem->offer(sentence.isEmpty() || chapter.isEmpty() ? QString() : tr("What to do"));
}

void LogonForm::setWarning(const QString &sentence)
{
    m_warning->tell(Tone::Warning, sentence);
}

void LogonForm::forgetPassword()
{
    m_password->setText({}); // unlike clear() this leaves nothing to undo
}

void LogonForm::focusFirstEmpty()
{
    for (QLineEdit *edit : {m_address, m_user, m_password}) {
        if (edit->text().isEmpty())
            return edit->setFocus();
    }
    m_connect->setFocus();
}

void LogonForm::order()
{
    const std::optional<Endpoint> endpoint = Endpoint::parse(m_address->text());
    m_problem->clear();
    if (!inputIsComplete(endpoint))
        return;
    LogonInput input{.endpoint = *endpoint,
                     .user = m_user->text().trimmed(),
                     .password = typedPassword(),
                     .remember = m_remember->isChecked(),
                     .caFile = m_caFile,
                     .reconnect = m_reconnect->isEnabled() && m_reconnect->isChecked()};
    Q_EMIT connectOrdered(input);
}

bool LogonForm::inputIsComplete(const std::optional<Endpoint> &endpoint)
{
    QLineEdit *first = nullptr;
    const auto complain = [&first](QLineEdit *edit, Notice *notice, const QString &words) {
        notice->tell(Tone::Bad, words);
        if (!first)
            first = edit;
    };
    if (!endpoint)
        complain(m_address, m_addressNotice, addressProblem(Endpoint::problemOf(m_address->text())));
    if (m_user->text().trimmed().isEmpty())
        complain(m_user, m_userNotice, tr("Enter the user ID on the HMC."));
    if (m_password->text().isEmpty() && !m_remember->isChecked())
        complain(m_password, m_passwordNotice, tr("Enter the password."));
    if (first)
        first->setFocus();
    return !first;
}

Secret LogonForm::typedPassword() const
{
    return Secret(m_password->text().toUtf8());
}

void LogonForm::settleAccount()
{
    if (!std::exchange(m_accountEdited, false))
        return;
    if (const std::optional<Endpoint> endpoint = Endpoint::parse(m_address->text()))
        Q_EMIT accountSettled(*endpoint, m_user->text().trimmed());
}

// Without a remembered password nobody could log on by itself.
void LogonForm::enableReconnect()
{
    const bool possible = m_remember->isChecked();
    if (!possible)
        m_reconnect->setChecked(false);
    m_reconnect->setEnabled(possible);
    m_reconnect->setToolTip(possible ? tr("At most three times in ten minutes, never after a refusal")
                                     : tr("Needs a remembered password"));
    m_reconnect->setAccessibleDescription(m_reconnect->toolTip());
}

void LogonForm::chooseCaFile()
{
    auto *dialog = new QFileDialog(this, tr("Certificate authority file"), QFileInfo(m_caFile).path(),
                                   tr("Certificates (*.pem *.crt *.cer);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &LogonForm::setCaFile);
    dialog->open();
}

void LogonForm::showCaFile()
{
    const QString words =
        m_caFile.isEmpty() ? tr("the system's authorities") : QFileInfo(m_caFile).fileName();
    m_caName->setText(words);
    m_caName->setAccessibleDescription(words);
    m_caName->setToolTip(m_caFile.isEmpty() ? QString() : u"<qt>"_s + m_caFile.toHtmlEscaped());
    m_forgetCa->setVisible(!m_caFile.isEmpty());
}

} // namespace hmcscope
