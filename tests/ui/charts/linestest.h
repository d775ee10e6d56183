// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// How finely a chart is divided into lines.
class LinesTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesOfEveryDetail_data();
    void linesOfEveryDetail();
    void partsMakeTheirLine();
    void keyAndMenuChooseTheSame();
    void hidingIsOfTheLinesThatAreSeen();
    void manyLinesAreToldApart();
    void derivedLinesFollowTheirSeries();
    void inletHasAScaleOfItsOwnBesideOthers();
};
