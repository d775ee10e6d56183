// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

class TestEndpoint final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parses_data();
    void parses();
    void refuses_data();
    void refuses();
    void urlStaysOnTheEndpoint();
    void brokenPathIsNoUrl();
    void fingerprintIsRead_data();
    void fingerprintIsRead();
    void fingerprintIsWritten();
};

} // namespace hmcscope::test
