// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestInspection final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void remarks_data();
    void remarks();
    void trustFollowsTheRule();
    void describesTheCertificate();
    void sendsNoByte();
    void failures_data();
    void failures();
    void silentPeerMeetsTheDeadline();
    void deadContextIsSilent();
};

} // namespace hmcscope::test
