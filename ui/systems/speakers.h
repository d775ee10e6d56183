// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace hmcscope {

/// Which HMC speaks for a server that several of them see, so that it stands in the list, and counts, once.
/// Servers are known by their MTMS; one without is nobody else's.
class Speakers
{
public:
    /// What an HMC has to say about a server, from worst to best.
    enum class Voice {
        Away,    ///< the HMC itself is not there
        Without, ///< the HMC is there and does not reach the server, or its questions fail
        Able,
    };
    struct Claim
    {
        QString mtms;
        int group = 0; ///< of the HMC; the first one in the list of claims is preferred
        Voice voice = Voice::Able;
    };

    /// Takes what all HMCs claim now. Who speaks goes on while nobody else is able to do it better: a server
    /// does not wander because its first HMC came back. Says whether any server is spoken for by another one
    /// than before, or shared with others than before.
    bool update(const QList<Claim> &claims);

    bool speaks(const QString &mtms, int group) const;
    /// The group that speaks for it, 0: nobody.
    int speakerOf(const QString &mtms) const { return m_servers.value(mtms).speaker; }
    /// The other HMCs that see this server.
    QList<int> others(const QString &mtms, int group) const;

private:
    struct Server
    {
        int speaker = 0;
        QList<int> groups{};
        friend bool operator==(const Server &, const Server &) = default;
    };
    QHash<QString, Server> m_servers;
};

} // namespace hmcscope
