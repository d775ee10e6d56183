// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// What a guard is started with, lets in and lets out.
class IsolationTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void refusesToRunWithoutItsPipe();
    void missingProgramIsNoLogon_data();
    void missingProgramIsNoLogon();
    void anotherBuildIsToldNothing();
    void windowOfAnotherBuildIsRefused();
    void nonsenseEndsTheGuard();
    void childGetsNothingButItsSocket_data();
    void childGetsNothingButItsSocket();
    void hardens();
    void keepsSecretsToItself();
    void locksItsSecrets();
    void endedGuardsAreCollected();
};

} // namespace hmcscope::test
