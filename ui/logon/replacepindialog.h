// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "http/endpoint.h"
#include "http/trust.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace hmcscope {

class Notice;

/// Replaces a pin by the fingerprint that the user brings from the HMC. What the HMC shows over the network
/// is asked for, and named, only after a complete fingerprint has been given: nobody can just copy it.
class ReplacePinDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ReplacePinDialog(const Endpoint &endpoint, QWidget *parent = nullptr);

    const Endpoint &endpoint() const { return m_endpoint; }
    /// The answer to inspectionOrdered(): the fingerprint of what the HMC presents now.
    void compareWith(const Result<QByteArray> &presented);

Q_SIGNALS:
    /// Find out which certificate the HMC presents; nothing but a handshake is needed.
    void inspectionOrdered(const hmcscope::Endpoint &endpoint);
    /// What the user brought is what the HMC presents.
    void replaced(const hmcscope::Endpoint &endpoint, const QByteArray &sha256);

private:
    void judge(const QString &typed);
    void order();

    Endpoint m_endpoint;
    QByteArray m_brought; ///< empty: not complete yet
    QLineEdit *m_typed;
    Notice *m_verdict;
    QPushButton *m_replace;
};

} // namespace hmcscope
