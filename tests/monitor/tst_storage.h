// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace hmcscope::test {

/// Shared Storage Pools: what is joined from which answers.
class StorageTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsNodesByMtms();
    void neverAddsUpSpace();
    void tellsPoolsOfOneNameApart();
    void knowsPoolsByNameAlone();
    void fallsBackToThePoolItself();
    void showsServiceTimes();
    void asksThePoolEndpoint();
    void restsWhereItIsNotOffered();
};

} // namespace hmcscope::test
