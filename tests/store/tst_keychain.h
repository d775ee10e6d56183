// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestKeychain final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void probeTells();
    void passwordReturnsForItsKeyOnly();
    void absentStoreFailsEverything();
    void deadContextIsSilent();
};

} // namespace hmcscope::test
