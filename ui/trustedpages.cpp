// SPDX-License-Identifier: GPL-3.0-or-later
#include "trustedpages.h"

#include "logon/replacepindialog.h"
#include "logon/trustedhmcs.h"

namespace hmcscope {
namespace {

// Any certificate is welcome here: it is looked at, and compared with what the user brought.
void inspect(const SharedParts &shared, ReplacePinDialog *dialog, const Endpoint &endpoint)
{
    const Session::Parts parts = shared.session();
    parts.preflight(endpoint, TrustRule{}, dialog, [dialog](const Result<PreflightReport> &report) {
        if (report)
            dialog->compareWith(report->peer.certificate.sha256);
        else
            dialog->compareWith(report.error());
    });
}

void openReplacement(const SharedParts &shared, const Endpoint &endpoint, TrustedHmcsDialog *page)
{
    auto *dialog = new ReplacePinDialog(endpoint, page);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &ReplacePinDialog::inspectionOrdered, dialog,
                     [shared, dialog](const Endpoint &asked) { inspect(shared, dialog, asked); });
    QObject::connect(dialog, &ReplacePinDialog::replaced, page,
                     [shared, page](const Endpoint &pinned, const QByteArray &sha256) {
                         shared.trust.pin(pinned, sha256);
                         page->setPins(shared.trust.pins());
                         page->select(pinned);
                         page->tell(true,
                                    TrustedHmcsDialog::tr("Replaced: %1 is trusted with its new certificate. "
                                                          "A remembered password belongs to the old one; "
                                                          "type it once more.")
                                        .arg(pinned.display()));
                     });
    dialog->open();
}

} // namespace

void openTrustedHmcs(const SharedParts &shared, const Endpoint &selected, QWidget *window)
{
    auto *page = new TrustedHmcsDialog(window);
    page->setAttribute(Qt::WA_DeleteOnClose);
    page->setPins(shared.trust.pins());
    page->select(selected);
    QObject::connect(page, &TrustedHmcsDialog::forgetOrdered, page, [shared, page](const Endpoint &endpoint) {
        shared.trust.forget(endpoint);
        page->setPins(shared.trust.pins());
        page->tell(
            true,
            TrustedHmcsDialog::tr("Forgotten: %1 is asked about at its next logon.").arg(endpoint.display()));
    });
    QObject::connect(page, &TrustedHmcsDialog::replaceOrdered, page,
                     [shared, page](const Endpoint &endpoint) { openReplacement(shared, endpoint, page); });
    page->open();
}

} // namespace hmcscope
