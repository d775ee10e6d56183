// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardconversation.h"

namespace hmcscope {

/// The same guard in a thread of ours: the last resort for a session whose guard processes do not live, and
/// the guard of platforms that have none. It logs off when the link is destroyed, as long as the process
/// lives; nobody waits for it but, half a second, the end of the process (lifecycle/lastresort.h).
class GuardThread final : public GuardConversation
{
    Q_OBJECT
public:
    explicit GuardThread(QObject *parent = nullptr);

    bool coversCrash() const override { return false; }
};

} // namespace hmcscope
