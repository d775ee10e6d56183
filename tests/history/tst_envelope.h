// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class EnvelopeTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void agreesWithBruteForce();
    void reachesTheBorders();
    void breaksTheLine_data();
    void breaksTheLine();
    void answersNothingForNothing();
    void gapsAgreeWithEnvelope();
    void isTheSameInWhateverOrderItCame();
    void namesTheReason_data();
    void namesTheReason();
    void boundsAbsences();
    void aTotalIsOfAllItsParts();
};

} // namespace hmcscope::test
