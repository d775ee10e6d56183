// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestBounds final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void exactlyTheBoundIsAllowed();
    void endlessBodyIsCut();
    void declaredLengthIsBelieved();
    void compressedBombIsCut();
    void compressedBombIsNotUnfolded();
    void cutAnswerEndsQuietly();
    void slowDripMeetsTheDeadline();
    void silenceMeetsTheDeadline_data();
    void silenceMeetsTheDeadline();
    void waitingMeetsTheDeadline();
};

} // namespace hmcscope::test
