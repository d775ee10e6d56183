// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "hmc/guardlink.h"

#include <QString>

#include <functional>
#include <memory>

namespace hmcscope {

/// Starts whoever is to guard and returns our end of a socket pair to it, close-on-exec and non-blocking.
using GuardLauncher = std::function<Result<int>()>;

/// The talk with a guard in the frames of guard/frames.h, whatever it runs in. Nothing secret is handed over
/// before it has proved to be of this build.
class GuardConversation : public GuardLink
{
    Q_OBJECT
public:
    ~GuardConversation() override;

    void logOn(const LogonOrder &order) override;
    void adopt(const AdoptionOrder &order) override;
    void logOff() override;

protected:
    /// `launcher` runs once, from the event loop; `name`: of what it launches, for error texts.
    GuardConversation(GuardLauncher launcher, const QString &name, QObject *parent);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope
