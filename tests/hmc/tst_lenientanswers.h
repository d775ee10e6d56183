// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// The same for answers: what is a state of a system, and what a failure.
class LenientAnswersTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foreignLinks_data();
    void foreignLinks();
    void errorBodies_data();
    void errorBodies();
    void firstSampleBeforeTheStart();
    void emptyFeeds_data();
    void emptyFeeds();
    void emptyAndExpiredFiles_data();
    void emptyAndExpiredFiles();
    void restartedConsoleIsAFailure_data();
    void restartedConsoleIsAFailure();
    void dateHeaderTellsTheSkew();
};
