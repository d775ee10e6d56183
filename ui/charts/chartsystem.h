// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "metrics/managedsystem.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace hmcscope {

/// More lines than these are not told apart.
inline constexpr qsizetype mostSystems = 8;

/// One of the systems that the charts show. Texts are plain.
struct ChartSystem
{
    HistoryStore *history = nullptr;
    ManagedSystem system{};
    QString origin{}; ///< name of its HMC
};

/// What the systems are called beside each other: by their names, with the HMC where two have the same one,
/// and with the MTMS where that does not tell them apart either.
QStringList labelsOf(const QList<ChartSystem> &systems);
/// By what they are known at every HMC, in the same order.
QStringList serversOf(const QList<ChartSystem> &systems);
/// "server-a", or of several "3 systems"; empty: none.
QString briefNameOf(const QList<ChartSystem> &systems);
/// "server-a", or of several "3 systems: a, b, c".
QString wholeNameOf(const QList<ChartSystem> &systems);
/// The HMCs of them, each once.
QString originsOf(const QList<ChartSystem> &systems);

} // namespace hmcscope
