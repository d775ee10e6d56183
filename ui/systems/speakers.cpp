// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/speakers.h"

#include <utility>

namespace hmcscope {

bool Speakers::update(const QList<Claim> &claims)
{
    QHash<QString, Server> servers;
    QHash<QString, Voice> best;
    for (const Claim &claim : claims) {
        if (claim.mtms.isEmpty())
            continue;
        Server &server = servers[claim.mtms];
        server.groups.append(claim.group);
        const auto held = best.constFind(claim.mtms);
        const bool spoke = claim.group == speakerOf(claim.mtms);
        if (held == best.cend() || claim.voice > *held || (spoke && claim.voice == *held)) {
            best[claim.mtms] = claim.voice;
            server.speaker = claim.group;
        }
    }
    return std::exchange(m_servers, servers) != servers;
}

bool Speakers::speaks(const QString &mtms, int group) const
{
    const auto server = m_servers.constFind(mtms);
    return server == m_servers.cend() || server->speaker == group;
}

QList<int> Speakers::others(const QString &mtms, int group) const
{
    QList<int> groups = m_servers.value(mtms).groups;
    groups.removeAll(group);
    return groups;
}

} // namespace hmcscope
