// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The inventory of Shared Storage Pools, the pool endpoint, and the console's own document.
class PoolsTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paths_data();
    void paths();
    void clusters();
    void clustersWithoutEverything();
    void storagePools();
    void gigabytes_data();
    void gigabytes();
    void console_data();
    void console();
    void otherDocumentsAreRefused_data();
    void otherDocumentsAreRefused();
    void poolSamples_data();
    void poolSamples();
    void poolFeedOfAnyCategory();
    void questions();
    void noClusters();
    void windows_data();
    void windows();
    void sizeOfTheAnswer();
    void realCluster();
    void realPool();
    void realConsoles_data();
    void realConsoles();
};
