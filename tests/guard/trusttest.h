// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Whom the guard believes. What it does not believe gets no byte of a request.
class TrustTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void believes_data();
    void believes();
    void doesNotBelieve_data();
    void doesNotBelieve();
    void replacedCertificateGetsNoToken();
    void goesToTheResolvedAddress();
};

} // namespace hmcscope::test
