// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/turnstile.h"

#include <algorithm>

namespace hmcscope {

Turnstile::Place::Place(std::shared_ptr<Turnstile> turnstile, Start start)
    : m_turnstile(std::move(turnstile))
    , m_start(std::move(start))
{
    m_turnstile->m_places.push_back(this);
}

Turnstile::Place::~Place()
{
    std::erase(m_turnstile->m_places, this);
    m_turnstile->m_inside -= m_inside;
    Turnstile *others = m_turnstile.get();
    QMetaObject::invokeMethod(
        others, [others] { others->turn(); }, Qt::QueuedConnection);
}

void Turnstile::Place::leave()
{
    --m_inside;
    --m_turnstile->m_inside;
    m_turnstile->turn();
}

void Turnstile::turn()
{
    while (m_inside < atOnce) {
        const auto next = std::find_if(m_places.begin(), m_places.end(),
                                       [](const Place *place) { return place->m_start(); });
        if (next == m_places.end())
            return;
        ++(*next)->m_inside;
        ++m_inside;
        std::rotate(next, next + 1, m_places.end());
    }
}

std::shared_ptr<Turnstile> Turnstiles::at(const Endpoint &endpoint)
{
    std::erase_if(m_known, [](const auto &known) { return known.second.expired(); });
    std::weak_ptr<Turnstile> &known = m_known[{endpoint.host.toLower(), endpoint.port}];
    std::shared_ptr<Turnstile> turnstile = known.lock();
    if (!turnstile) {
        turnstile = std::make_shared<Turnstile>();
        known = turnstile;
    }
    return turnstile;
}

} // namespace hmcscope
