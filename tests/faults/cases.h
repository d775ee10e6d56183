// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "faults/trial.h"

namespace hmcscope::test {

// The faults that are known of real HMCs and their networks, each declared once for all generations.

QList<Case> reachingCases();   ///< before the password leaves
QList<Case> logonCases();      ///< the HMC and the logon
QList<Case> endingCases();     ///< a session that ends, with or without the user
QList<Case> underwayCases();   ///< the HMC changes: on the way in, inside, on the way out
QList<Case> keyStoreCases();   ///< the key store does not keep tokens
QList<Case> monitoringCases(); ///< what the HMC collects, and for whom
QList<Case> answerCases();     ///< answers that are not what they should be

} // namespace hmcscope::test
