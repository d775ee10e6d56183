// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"
#include "monitor/consolestatus.h"
#include "shell/appearance.h"

#include <QLocale>
#include <QStringList>

#include <optional>

namespace hmcscope {

/// One HMC of a window as it stands, complete: what its chip tells needs nothing else.
struct ConsoleView
{
    QString title{}; ///< what the HMC is called, may be empty
    SessionStatus session{};
    ConsoleStatus console{};
    double requestsPerMinute = 0;           ///< that we cause
    std::optional<QString> ledgerProblem{}; ///< SessionLedger::problem(); nothing: not noted there
    qint64 reconnectsAtMs = 0;              ///< our clock; 0: not planned
    qint64 nowMs = 0;                       ///< our clock
    bool mayReconnect = false;              ///< there is something to come back to
    bool mayRemove = false;                 ///< there are others, and this one is not connected
};

/// Whether the values of this HMC are those of now: logged on, and it answers.
bool isCurrent(const SessionStatus &session, const ConsoleStatus &console);

/// How a chip looks and what it says: one picture, a line that may be cut, and the whole with its reason.
struct ChipFace
{
    QString picture{};
    Tone tone = Tone::Neutral;
    QString line{};
    QString sentence{};
    QString remark{};    ///< what else is worth knowing, for the tool tip
    QStringList facts{}; ///< of the open session, a line each, for the tool tip
};
ChipFace faceOf(const ConsoleView &view, const QLocale &locale);

} // namespace hmcscope
