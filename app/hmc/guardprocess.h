// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardlink.h"

#include <QString>

#include <memory>

namespace hmcscope {

/// The real guard: hmcscope-guard from libexecDirectory(), spoken to in the frames of guard/frames.h.
/// Nothing secret is handed over before the program has proved to be of this build.
/// When logOff() is called while the logon is in flight and the logon succeeds, loggedOff alone answers both.
class GuardProcess final : public GuardLink
{
    Q_OBJECT
public:
    /// `program`: absolute path, for tests; empty: the installed one.
    explicit GuardProcess(const QString &program = {}, QObject *parent = nullptr);
    ~GuardProcess() override;

    void logOn(const LogonOrder &order) override;
    void adopt(const AdoptionOrder &order) override;
    void logOff() override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
