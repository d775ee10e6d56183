// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class PaletteTest final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void lineColoursAreToldApartByAllEyes_data();
    void lineColoursAreToldApartByAllEyes();
    void tonesAreToldApartByAllEyes_data();
    void tonesAreToldApartByAllEyes();
    void dashesDifferWithinAChart();
};
