// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class CommandLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsOptions();
    void readsVerdicts_data();
    void readsVerdicts();
    void helpNamesEveryOptionAndNoPassword();
};
