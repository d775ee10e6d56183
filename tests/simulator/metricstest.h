// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the switches of PCM's preferences and samples do to feeds and files.
class MetricsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNotCollected_data();
    void refusesWhatIsNotCollected();
    void preferencesSayWhatIsCollected();
    void preferencesOfOldConsolesDoNotKnowEnergy();
    void computeLtmAloneLeavesStorageOut();
    void emptyFeedsAnd204();
    void filesExpireOrAreEmpty();
    void failedAndPartialSamples();
    void readingsGoMissing();
    void disorderKeepsEveryValue();
    void serversDownOrNone();
    void samplesComeAtTheirSeconds();
    void clockAndZoneAreTheHmcs();
    void pausesLeaveAGap();
    void partitionsHaveFeedsOfTheirOwn();
    void aggregatesHaveThreeValues();
    void rawEnergyHasNoRoot();
    void linksPointWhereTheDialectSays_data();
    void linksPointWhereTheDialectSays();
    void oldConsolesTakeAnyAccept();
};
