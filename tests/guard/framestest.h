// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class FramesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bringsEveryFieldBack();
    void waitsForTheWholeFrame();
    void takesOneFrameAtATime();
    void refusesHostileBytes_data();
    void refusesHostileBytes();
    void refusesToWriteWhatItWouldNotRead();
    void anAdoptionHasItsFieldsInOrder();
    void anOrderThatIsTooLargeIsNone();
};

} // namespace hmcscope::test
