// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// The guard as a guest in a thread of a program that has its own ways.
class ThreadTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesNoKeyLog();
    void leavesTheProcessAsItIs();
    void logsOnAndOff();
};

} // namespace hmcscope::test
