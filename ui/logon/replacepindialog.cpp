// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/replacepindialog.h"

#include "shell/notice.h"
#include "text/sentences.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace hmcscope {
namespace {

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ReplacePinDialog::ReplacePinDialog(const Endpoint &endpoint, QWidget *parent)
    : QDialog(parent)
    , m_endpoint(endpoint)
    , m_typed(new QLineEdit)
    , m_verdict(new Notice(Notice::Look::Plain))
    , m_replace(new QPushButton(tr("&Replace")))
{
    setWindowTitle(tr("Replace certificate"));
    setMinimumWidth(560);
    QLabel *host = plainLabel(endpoint.display());
    QFont bold = host->font();
    bold.setBold(true);
    host->setFont(bold);
    host->setAccessibleName(tr("HMC"));
    host->setAccessibleDescription(endpoint.display());
    auto *label = new QLabel(tr("&Fingerprint taken from the HMC"));
    label->setBuddy(m_typed);
    m_typed->setAccessibleName(tr("Fingerprint taken from the HMC"));
    m_typed->setPlaceholderText(tr("SHA-256: 64 hexadecimal digits, with or without colons"));
    m_typed->setInputMethodHints(Qt::ImhNoPredictiveText);
    connect(m_typed, &QLineEdit::textChanged, this, &ReplacePinDialog::judge);

    auto *cancel = new QPushButton(tr("&Cancel"));
    cancel->setAutoDefault(false);
    m_replace->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_replace, &QPushButton::clicked, this, &ReplacePinDialog::order);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_replace);
    buttons->addWidget(cancel);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(host);
    column->addWidget(
        plainLabel(tr("Let the HMC's administrator read the fingerprint on the HMC itself (console, "
                      "Manage Certificates) and paste it whole. What the HMC shows over the "
                      "network is compared with it, and shown only then.")));
    column->addWidget(label);
    column->addWidget(m_typed);
    column->addWidget(m_verdict);
    column->addLayout(buttons);
    judge({});
}

void ReplacePinDialog::judge(const QString &typed)
{
    m_brought = parseFingerprint(typed).value_or(QByteArray());
    m_replace->setEnabled(!m_brought.isEmpty());
    if (typed.trimmed().isEmpty() || !m_brought.isEmpty())
        m_verdict->clear();
    else
        m_verdict->tell(Tone::Neutral,
                        tr("Not a whole SHA-256 fingerprint yet: 64 hexadecimal digits are needed."));
}

void ReplacePinDialog::order()
{
    m_typed->setReadOnly(true);
    m_replace->setEnabled(false);
    m_verdict->tell(Tone::Busy, tr("Looking at the certificate that the HMC presents…"));
    Q_EMIT inspectionOrdered(m_endpoint);
}

void ReplacePinDialog::compareWith(const Result<QByteArray> &presented)
{
    m_typed->setReadOnly(false);
    m_replace->setEnabled(!m_brought.isEmpty());
    if (m_brought.isEmpty())
        return;
    if (!presented) {
        m_verdict->tell(Tone::Bad,
                        tr("Nothing was replaced: %1").arg(errorSentence(presented.error(), m_endpoint)));
    } else if (*presented != m_brought) {
        m_verdict->tell(Tone::Bad,
                        tr("Refused, nothing was replaced: the HMC presents another certificate, %1. "
                           "Either the fingerprint is that of another HMC or of an older certificate, "
                           "or somebody is between you and the HMC.")
                            .arg(formatFingerprint(*presented)));
    } else {
        Q_EMIT replaced(m_endpoint, m_brought);
        accept();
    }
}

} // namespace hmcscope
