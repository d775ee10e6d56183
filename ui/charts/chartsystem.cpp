// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartsystem.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {

QStringList labelsOf(const QList<ChartSystem> &systems)
{
    QStringList labels;
    for (const ChartSystem &one : systems) {
        const auto hasItsName = [&one](const ChartSystem &other) {
            return other.system.name == one.system.name;
        };
        const auto isLikeIt = [&](const ChartSystem &other) {
            return hasItsName(other) && other.origin == one.origin;
        };
        QString label = one.system.name;
        if (std::count_if(systems.begin(), systems.end(), hasItsName) > 1)
            label += u" ("_s + one.origin + u')';
        if (std::count_if(systems.begin(), systems.end(), isLikeIt) > 1)
            label += u' ' + one.system.mtms;
        labels.append(label);
    }
    return labels;
}

QStringList serversOf(const QList<ChartSystem> &systems)
{
    QStringList servers;
    for (const ChartSystem &one : systems)
        servers.append(one.system.server());
    return servers;
}

QString briefNameOf(const QList<ChartSystem> &systems)
{
    if (systems.size() <= 1)
        return systems.isEmpty() ? QString() : systems.first().system.name;
    return QCoreApplication::translate("Charts", "%1 systems").arg(systems.size());
}

QString wholeNameOf(const QList<ChartSystem> &systems)
{
    if (systems.size() <= 1)
        return briefNameOf(systems);
    return briefNameOf(systems) + u": "_s + labelsOf(systems).join(u", "_s);
}

QString originsOf(const QList<ChartSystem> &systems)
{
    QStringList origins;
    for (const ChartSystem &one : systems) {
        if (!one.origin.isEmpty() && !origins.contains(one.origin))
            origins.append(one.origin);
    }
    return origins.join(u", "_s);
}

} // namespace hmcscope
