// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"
#include "http/trust.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace hmcscope {

class Notice;

/// Shows a certificate that verifies against nothing, and asks. Cancel is the default; Escape declines
/// (rejected()).
class TrustDialog final : public QDialog
{
    Q_OBJECT
public:
    TrustDialog(const Endpoint &endpoint, const PeerCertificate &certificate, QWidget *parent = nullptr);

Q_SIGNALS:
    void trusted(const QByteArray &sha256);

private:
    void compare(const QString &typed);

    PeerCertificate m_certificate;
    QLineEdit *m_expected;
    Notice *m_verdict;
    QPushButton *m_trust;
};

/// Says that an HMC shows another certificate than the pinned one, with both fingerprints. There is no way
/// round it from here; the presented fingerprint cannot be copied, for where it is replaced the HMC's own is
/// wanted.
class ChangedCertificateDialog final : public QDialog
{
    Q_OBJECT
public:
    ChangedCertificateDialog(const Endpoint &endpoint, const QByteArray &pinnedSha256,
                             const PeerCertificate &presented, QWidget *parent = nullptr);

Q_SIGNALS:
    /// To the page where a pin is replaced or forgotten.
    void trustedHmcsOrdered();
};

} // namespace hmcscope
