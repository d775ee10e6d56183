// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestFormat final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data();
    void values();
    void space();
    void axes_data();
    void axes();
    void everyMetricHasAName();
};

} // namespace hmcscope::test
