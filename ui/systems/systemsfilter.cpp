// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemsfilter.h"

#include "systems/systemsmodel.h"

#include <algorithm>

namespace hmcscope {

SystemsFilter::SystemsFilter(QObject *parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(SystemsModel::SortRole);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
}

void SystemsFilter::setText(const QString &text)
{
    const QStringList words = text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    invalidateFilter();
}

int SystemsFilter::count() const
{
    int systems = 0;
    for (int group = 0; group < rowCount(); ++group)
        systems += rowCount(index(group, 0));
    return systems;
}

bool SystemsFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (!parent.isValid())
        return m_words.isEmpty() || acceptsGroup(index);
    if (!index.data(SystemsModel::SpeaksRole).toBool())
        return false;
    const QString text = index.data(SystemsModel::SearchRole).toString();
    return std::all_of(m_words.cbegin(), m_words.cend(),
                       [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool SystemsFilter::acceptsGroup(const QModelIndex &group) const
{
    for (int row = 0; row < sourceModel()->rowCount(group); ++row) {
        if (filterAcceptsRow(row, group))
            return true;
    }
    return false;
}

} // namespace hmcscope
