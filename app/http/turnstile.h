// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <utility>
#include <vector>

namespace hmcscope {

/// Lets two questions at a time through to one peer, however many transports ask it, and in turns: who was
/// let through last waits longest. (A console serves everybody who manages it; a window more must not mean a
/// load more.)
class Turnstile final : public QObject
{
    Q_OBJECT
public:
    static constexpr int atOnce = 2;

    /// Starts the next waiting question; false: there is none.
    using Start = std::function<bool()>;

    /// One transport's place at the turnstile.
    class Place
    {
    public:
        Place(std::shared_ptr<Turnstile> turnstile, Start start);
        /// What it had let through is over; the others' turn comes from the event loop.
        ~Place();
        Q_DISABLE_COPY_MOVE(Place)

        /// Something waits here: starts it at once if it may.
        void knock() { m_turnstile->turn(); }
        /// One question that was started here is over.
        void leave();

    private:
        friend class Turnstile;
        const std::shared_ptr<Turnstile> m_turnstile;
        const Start m_start;
        int m_inside = 0;
    };

private:
    void turn();

    std::vector<Place *> m_places; ///< in the order in which they are asked
    int m_inside = 0;
};

/// The turnstiles of all peers that somebody asks at the moment. Whoever makes transports owns one of these
/// and gives transports to the same endpoint the same turnstile.
class Turnstiles
{
public:
    std::shared_ptr<Turnstile> at(const Endpoint &endpoint);

private:
    std::map<std::pair<QString, quint16>, std::weak_ptr<Turnstile>> m_known;
};

} // namespace hmcscope
