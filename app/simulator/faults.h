// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <optional>

namespace hmcscope::simulator {

/// The rules for what goes wrong.
class Faults final
{
public:
    void add(const Fault &fault) { m_rules.append(fault); }
    void clear() { m_rules.clear(); }
    /// The first rule that matches and has times left; one of them is used up.
    Fault take(const RequestRecord &request);

    /// True where the request has its effect (a session is made or ended) although the answer is spoilt.
    static bool happens(Fault::Action action);
    /// "dropAfter" and so on: the action's name with a small first letter.
    static std::optional<Fault::Action> actionFrom(const QString &name);

private:
    QList<Fault> m_rules;
};

} // namespace hmcscope::simulator
