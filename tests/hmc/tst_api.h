// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Which questions go out, and what each answer becomes.
class ApiTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void paths_data();
    void paths();
    void onlyUuidsBecomePaths_data();
    void onlyUuidsBecomePaths();
    void feedStatus_data();
    void feedStatus();
    void fileStatus_data();
    void fileStatus();
    void energyArrives();
    void sspArrives();
    void lists();
    void listErrors_data();
    void listErrors();
    void boundsAndAccept();
    void largeBodiesAreParsedAside();
    void contextDiesBetweenTheQuestions();
    void contextDiesWhileParsing();
    void sessionEndsBetweenTheQuestions();
};
