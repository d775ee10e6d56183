// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/faults.h"

#include <QHash>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

Fault Faults::take(const RequestRecord &request)
{
    for (Fault &rule : m_rules) {
        const bool matches =
            (rule.method.isEmpty() || rule.method == request.method) &&
            (rule.pathContains.isEmpty() || request.pathAndQuery.contains(rule.pathContains));
        if (!matches || rule.times == 0)
            continue;
        if (rule.times > 0)
            --rule.times;
        return rule;
    }
    return {};
}

bool Faults::happens(Fault::Action action)
{
    using Action = Fault::Action;
    return action == Action::None || action == Action::DropAfter || action == Action::Truncate ||
           action == Action::Garbage;
}

std::optional<Fault::Action> Faults::actionFrom(const QString &name)
{
    using Action = Fault::Action;
    static const QHash<QString, Action> actions{
        {u"none"_s, Action::None},       {u"drop"_s, Action::Drop},     {u"dropAfter"_s, Action::DropAfter},
        {u"reset"_s, Action::Reset},     {u"status"_s, Action::Status}, {u"truncate"_s, Action::Truncate},
        {u"garbage"_s, Action::Garbage}, {u"hang"_s, Action::Hang},     {u"redirect"_s, Action::Redirect},
        {u"body"_s, Action::Body},
    };
    const auto at = actions.constFind(name);
    return at == actions.cend() ? std::nullopt : std::optional(*at);
}

} // namespace hmcscope::simulator
