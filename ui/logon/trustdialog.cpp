// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/trustdialog.h"

#include "shell/notice.h"
#include "shell/scrollpage.h"
#include "shell/signlabel.h"
#include "text/sentences.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

// Two lines of sixteen pairs: comparable by eye, readable aloud.
QString grouped(const QByteArray &sha256)
{
    const QString pairs = formatFingerprint(sha256);
    const qsizetype half = pairs.size() / 2;
    return pairs.left(half) + u'\n' + pairs.mid(half + 1);
}

QLabel *plainLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

// A value that can be selected and read out, in a form row with its name.
QLabel *addValue(QFormLayout *form, const QString &name, const QString &value, bool fixedPitch = false)
{
    QLabel *label = plainLabel(value);
    label->setWordWrap(!fixedPitch);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setAccessibleName(name);
    label->setAccessibleDescription(value);
    if (fixedPitch)
        label->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto *title = new QLabel(name);
    title->setForegroundRole(QPalette::PlaceholderText);
    form->addRow(title, label);
    return label;
}

enum class Copying { Allowed, Barred };

QFormLayout *certificateForm(const PeerCertificate &certificate, Copying copying)
{
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(8);
    const QLocale locale;
    const auto day = [&locale](const QDateTime &time) {
        return locale.toString(time.date(), QLocale::LongFormat);
    };
    addValue(form, TrustDialog::tr("Subject"), certificate.subject);
    addValue(form, TrustDialog::tr("Issuer"), certificate.issuer);
    addValue(form, TrustDialog::tr("Valid"),
             TrustDialog::tr("%1 to %2").arg(day(certificate.notBefore), day(certificate.notAfter)));
    QLabel *fingerprint = addValue(form, TrustDialog::tr("SHA-256"), grouped(certificate.sha256), true);
    if (copying == Copying::Barred)
        fingerprint->setTextInteractionFlags(Qt::NoTextInteraction);
    return form;
}

QHBoxLayout *heading(const QString &picture, Tone tone, const Endpoint &endpoint, const QString &sentence)
{
    auto *sign = new SignLabel(picture, tone, 32);
    QLabel *host = plainLabel(endpoint.display());
    QFont large = host->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    host->setFont(large);
    host->setAccessibleName(TrustDialog::tr("HMC"));
    host->setAccessibleDescription(endpoint.display());
    auto *words = new QVBoxLayout;
    words->addWidget(host);
    words->addWidget(plainLabel(sentence));
    auto *row = new QHBoxLayout;
    row->setSpacing(14);
    row->addWidget(sign, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return row;
}

/// Where the words of a dialog go, and above what its buttons.
struct Columns
{
    QVBoxLayout *words;
    QVBoxLayout *whole;
};

Columns dialogColumns(QDialog *dialog)
{
    auto *page = new QWidget;
    page->setMinimumWidth(qBound(512, dialog->fontMetrics().averageCharWidth() * 66, 720));
    auto *words = new QVBoxLayout(page);
    words->setContentsMargins({});
    words->setSpacing(14);
    auto *whole = new QVBoxLayout(dialog);
    whole->setContentsMargins(24, 20, 24, 20);
    whole->setSpacing(14);
    whole->addWidget(new ScrollPage(page));
    return {words, whole};
}

} // namespace

TrustDialog::TrustDialog(const Endpoint &endpoint, const PeerCertificate &certificate, QWidget *parent)
    : QDialog(parent)
    , m_certificate(certificate)
    , m_expected(new QLineEdit)
    , m_verdict(new Notice(Notice::Look::Plain))
    , m_trust(new QPushButton(tr("&Trust this certificate")))
{
    setWindowTitle(tr("Unknown certificate"));
    const auto [column, whole] = dialogColumns(this);
    column->addLayout(
        heading(u"shield-alert"_s, Tone::Warning, endpoint,
                tr("This HMC's certificate is not known here. No password has been sent to it yet. Compare "
                   "the fingerprint with the one that the HMC's administrator gives you.")));
    column->addLayout(certificateForm(certificate, Copying::Allowed));
    for (const CertificateRemark remark : certificate.remarks) {
        auto *notice = new Notice(Notice::Look::Plain);
        notice->tell(Tone::Warning, remarkSentence(remark));
        column->addWidget(notice);
    }

    auto *label = new QLabel(tr("&Expected fingerprint"));
    label->setBuddy(m_expected);
    m_expected->setAccessibleName(tr("Expected fingerprint"));
    m_expected->setPlaceholderText(tr("paste it here to compare (optional)"));
    connect(m_expected, &QLineEdit::textChanged, this, &TrustDialog::compare);
    auto *comparison = new QVBoxLayout;
    comparison->setSpacing(4);
    comparison->addWidget(label);
    comparison->addWidget(m_expected);
    comparison->addWidget(m_verdict);
    column->addLayout(comparison);

    auto *cancel = new QPushButton(tr("&Cancel"));
    cancel->setDefault(true);
    m_trust->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_trust, &QPushButton::clicked, this, &QDialog::accept);
    connect(this, &QDialog::accepted, this, [this] { Q_EMIT trusted(m_certificate.sha256); });
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_trust);
    buttons->addWidget(cancel);
    whole->addLayout(buttons);
    cancel->setFocus(); // not before it belongs to the dialog
}

void TrustDialog::compare(const QString &typed)
{
    const auto expected = parseFingerprint(typed);
    const bool matches = expected && *expected == m_certificate.sha256;
    m_trust->setEnabled(typed.trimmed().isEmpty() || matches);
    if (typed.trimmed().isEmpty())
        m_verdict->clear();
    else if (matches)
        m_verdict->tell(Tone::Good, tr("Matches the certificate."));
    else if (expected)
        m_verdict->tell(Tone::Bad, tr("Does not match: this is another certificate. Do not trust it."));
    else
        m_verdict->tell(Tone::Warning, tr("Not a SHA-256 fingerprint: 64 hexadecimal digits are expected."));
}

ChangedCertificateDialog::ChangedCertificateDialog(const Endpoint &endpoint, const QByteArray &pinnedSha256,
                                                   const PeerCertificate &presented, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Certificate changed"));
    const auto [column, whole] = dialogColumns(this);
    column->addLayout(heading(
        u"shield-alert"_s, Tone::Bad, endpoint,
        tr("This HMC shows another certificate than the one that was trusted before. Either it "
           "was given a new one, or somebody is between you and the HMC. No password was "
           "sent. Ask the HMC's administrator; a new certificate is taken over on the page Trusted HMCs.")));
    auto *form = certificateForm(presented, Copying::Barred);
    addValue(form, tr("Trusted before"), grouped(pinnedSha256), true);
    column->addLayout(form);
    auto *pins = new QPushButton(tr("Trusted &HMCs…"));
    pins->setAutoDefault(false);
    connect(pins, &QPushButton::clicked, this, [this] {
        accept(); // gone before the page opens
        Q_EMIT trustedHmcsOrdered();
    });
    auto *close = new QPushButton(tr("&Close"));
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(pins);
    buttons->addStretch();
    buttons->addWidget(close);
    whole->addLayout(buttons);
    close->setFocus();
}

} // namespace hmcscope
