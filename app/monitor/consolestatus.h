// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "metrics/readings.h"
#include "metrics/storagepool.h"

#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

namespace hmcscope {

/// What is known of one HMC as a whole, complete: the chip and the PCM check need nothing else.
struct ConsoleStatus
{
    QString version;         ///< "V10R3 …" from the ManagementConsole document; empty: unknown
    qint64 lastAnswerMs = 0; ///< our clock, last answer of any status; 0: none yet
    qint64 lastProofMs = 0;  ///< our clock, last question answered as wanted: the session lives; 0: none yet
    qint64 unreachableSinceMs = 0;     ///< our clock, since when no question was answered; 0: it answers
    std::optional<Error> problem;      ///< why it does not answer, while unreachableSinceMs is not 0
    std::optional<qint64> clockSkewMs; ///< the HMC's clock minus ours, by its Date header
    qint64 energyCadenceMs = 0; ///< between two questions for the same system as it really is; 0: unknown
    qint64 sspCadenceMs = 0;
    bool preferencesKnown = false;
    std::optional<Error> preferencesProblem; ///< why they are not known
    QList<PcmPreference> preferences;
    bool clustersKnown = false;
    QList<Cluster> clusters;
    QList<PoolStatus> pools;
};

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::ConsoleStatus)
