// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Replays captures of real HMCs, where they are at hand: they are not part of the project.
class SamplesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void energyOfNovember2022();
    void energyOfDecember2020();
    void energyFeeds_data();
    void energyFeeds();
    void systemFeeds_data();
    void systemFeeds();
    void sspExcerpt();
    void sspOfSystemsWithoutPools_data();
    void sspOfSystemsWithoutPools();
    void quickAll();
    void preferences_data();
    void preferences();
    void errors_data();
    void errors();
};
