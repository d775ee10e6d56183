// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardconversation.h"

namespace hmcscope {

/// The real guard: hmcscope-guard from libexecDirectory(), a process that outlives ours if need be.
class GuardProcess final : public GuardConversation
{
    Q_OBJECT
public:
    /// `program`: absolute path, for tests; empty: the installed one.
    explicit GuardProcess(const QString &program = {}, QObject *parent = nullptr);
};

} // namespace hmcscope
