// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestPinning final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void pinnedCertificateIsExcused_data();
    void pinnedCertificateIsExcused();
    void wrongPinSendsNothing();
    void replacedCertificateSendsNothing();
    void siblingOfThePinnedLeafSendsNothing();
    void abandonedHandshakeIsNotReused();
    void authoritiesRefuseTheUnknown();
    void caFileTrustsItsOwn();
    void caFileRefusesOthers_data();
    void caFileRefusesOthers();
    void unusableCaFile_data();
    void unusableCaFile();
};

} // namespace hmcscope::test
