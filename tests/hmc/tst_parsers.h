// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// What the HMC's documents mean, on fixtures of our own.
class ParsersTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void stamps_data();
    void stamps();
    void quickAll();
    void preferences();
    void feeds_data();
    void feeds();
    void links_data();
    void links();
    void newestOfSeveralFiles();
    void energy();
    void ssp();
    void errorMessages_data();
    void errorMessages();
    void longErrorMessagesAreCut();
};
