// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Nobody but the HMC ever hears of a session: redirects and links that point elsewhere lead to no connection
/// at all. And what the HMC may expect of us: two questions at a time over all windows, kept connections.
class StrangersTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void redirectedQuestions_data();
    void redirectedQuestions();
    void redirectedLogons_data();
    void redirectedLogons();
    void redirectedLogoffs_data();
    void redirectedLogoffs();
    void foreignLinks_data();
    void foreignLinks();
    void connectionsAreKept();
    void twoQuestionsOverAllWindows();
};
