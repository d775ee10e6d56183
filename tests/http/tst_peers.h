// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Peers that mean harm, or are beyond help.
class TestPeers final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void gzipIsAskedForAndRead_data();
    void gzipIsAskedForAndRead();
    void gzipBombIsCut();
    void endlessHead_data();
    void endlessHead();
    void endlessChunks();
    void strangeLengths_data();
    void strangeLengths();
    void answersInAnswers();
    void manyInterimAnswers();
    void invalidBytesInTheHead_data();
    void invalidBytesInTheHead();
    void slowHeadMeetsTheDeadline();
    void halfAHandshake_data();
    void halfAHandshake();
};

} // namespace hmcscope::test
