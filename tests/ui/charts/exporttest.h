// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class ExportTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allChartsStandBelowEachOther();
    void svgHasWordsAndLines();
    void pdfIsOnePage();
};
