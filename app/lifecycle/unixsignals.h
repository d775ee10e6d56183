// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope {

/// SIGINT, SIGTERM and SIGHUP as a Qt signal. install() is called first thing in main(), before any thread
/// exists; what arrives before this object lives is not lost.
class UnixSignals final : public QObject
{
    Q_OBJECT
public:
    static void install();
    explicit UnixSignals(QObject *parent = nullptr);

Q_SIGNALS:
    void terminationRequested(int signal);
};

} // namespace hmcscope
