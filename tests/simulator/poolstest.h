// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Clusters, their pools, and the pool's own metrics.
class PoolsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void poolsAreThoseOfTheServers();
    void clustersReachBeyondTheConsole();
    void consolesAgreeOnAClusterTheyShare();
    void endpointIsOffByDefault();
    void endpointFollowsIbmsSchema();
    void endpointsWindowAndErrors();
};
