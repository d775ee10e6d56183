// SPDX-License-Identifier: GPL-3.0-or-later
// How a window's sessions end with the window, or for the time that the machine sleeps.
#include "workspace.h"

#include "systems/systemsview.h"

#include <algorithm>
#include <utility>

namespace hmcscope {

using State = SessionStatus::State;

void Workspace::leave()
{
    if (std::exchange(m_leaving, true))
        return;
    m_shared.settings.setWindowGeometry(m_window->saveGeometry());
    m_shared.settings.setSplitterState(m_window->splitterState());
    m_shared.settings.setSystemColumns(m_window->systems().shownColumns());
    m_entrance.dropDialog();
    m_window->setLeaving(tr("Logging off…"));
    for (const Seat &seat : m_seats)
        seat.console->connection().leave();
    finishIfAllHaveLeft();
}

void Workspace::finishIfAllHaveLeft()
{
    const auto hasLeft = [](const Seat &seat) { return seat.console->connection().hasLeft(); };
    if (m_leaving && std::all_of(m_seats.begin(), m_seats.end(), hasLeft))
        m_window->allowClose();
}

void Workspace::fallAsleep(const std::function<void()> &atRest)
{
    m_atRest = atRest;
    for (const Seat &seat : m_seats)
        seat.console->connection().fallAsleep();
    tellIfAtRest();
}

void Workspace::wake()
{
    m_atRest = nullptr;
    for (const Seat &seat : m_seats)
        seat.console->connection().wake();
}

void Workspace::tellIfAtRest()
{
    const auto isLoggedOff = [](const Seat &seat) {
        return seat.console->status().state == State::LoggedOff;
    };
    if (m_atRest && std::all_of(m_seats.begin(), m_seats.end(), isLoggedOff))
        std::exchange(m_atRest, nullptr)();
}

} // namespace hmcscope
