// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The program hmcscope-simulator: its line, its control socket, its ends.
class ProgramTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhereItListens();
    void refusesWrongOptions_data();
    void refusesWrongOptions();
    void controlSocketIsItsOwnersOnly();
    void controlSteersFaultsAndSessions();
    void controlSteersTheDialect();
    void replacesAnAbandonedControlSocketOnly();
    void listensOnOtherPortsToo();
    void endsWithItsOwner();
    void staysForTheLogoffThatIsDue();
    void ignoresInterruptInDemoMode();
};
