// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace hmcscope {

/// The rows of a SystemsModel that are to be seen: each server once, at the HMC that speaks for it, and,
/// while something is typed, those with all of its words; HMCs without any such system go too then.
class SystemsFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit SystemsFilter(QObject *parent = nullptr);

    /// Words of any case, each of them somewhere in what names or describes a system or its HMC; empty: all.
    void setText(const QString &text);
    bool isFiltering() const { return !m_words.isEmpty(); }
    /// After somebody else speaks for a server.
    void update() { invalidateFilter(); }
    /// Systems that are to be seen.
    int count() const;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    bool acceptsGroup(const QModelIndex &group) const;

    QStringList m_words;
};

} // namespace hmcscope
