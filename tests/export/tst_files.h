// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class FilesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndReplaces();
    void failsWithWords_data();
    void failsWithWords();
    void leavesTheOldFileOnFailure();
    void makesSafeNames_data();
    void makesSafeNames();
};

} // namespace hmcscope::test
