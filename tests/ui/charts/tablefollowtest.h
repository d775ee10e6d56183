// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class TableFollowTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newSamplesAreInserted();
    void whatStandsInTheModelFollows();
    void otherColumnsResetIt();
    void aYearIsReadWhereItIsLookedAt();
};
