// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Every stored answer of a real HMC to a call that the simulator answers too: same elements, same keys, same
/// kinds of values, same status and content type.
class CapturesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileIsComparedOrNamed();
    void structureIsTheSame_data();
    void structureIsTheSame();
    void keysAreThoseOfRealMetrics_data();
    void keysAreThoseOfRealMetrics();
    void errorsInSamplesAreReal_data();
    void errorsInSamplesAreReal();
    void poolsOfServersAreReal();
    void quickAllIsReal();
    void narrowAcceptIsRefusedAsCaptured_data();
    void narrowAcceptIsRefusedAsCaptured();
    void documentsHaveTheHeadersOfRealOnes_data();
    void documentsHaveTheHeadersOfRealOnes();
};
