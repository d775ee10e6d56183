// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestBase final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretEmptiesItsSource();
    void secretLeavesSharedBytesAlone();
    void copiesShareOneBuffer();
    void lastCopyOverwrites();
    void resultHoldsOneOfTwo();
    void steadyClockNeverGoesBack();
    void logIsRedacted_data();
    void logIsRedacted();
};

} // namespace hmcscope::test
