// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Each fault does what simulator.h says of it: to the session, and to what the client sees.
class FaultsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void spoilsALogon_data();
    void spoilsALogon();
    void hangsWithoutBlockingOthers();
    void appliesAsOftenAsAsked();
    void takesTheFirstThatMatches();
    void delaysWithoutBlockingOthers();
    void truncatesAChunkedBody();
};
