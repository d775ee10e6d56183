// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"

#include <QList>
#include <QString>
#include <QStyledItemDelegate>

namespace hmcscope {

inline constexpr qint64 trendMs = 60 * 60'000;      ///< how much of the past it shows
inline constexpr qint64 trendColumnMs = 3 * 30'000; ///< one point: the mean of three samples

/// Power of one system over the hour that ends at `newestMs` (HMC time), in watts, oldest first: a point for
/// each 90 s, on whole multiples of them so that a picture does not shimmer; noValue where no sample has one.
/// Empty: there is none at all.
QList<double> powerTrend(const HistoryStore &history, const QString &system, qint64 newestMs);
/// "Power in the last hour: 780 W to 820 W"
QString trendSentence(const QList<double> &trend);

/// Its shape within the place, with a dot at a value of now.
void paintTrend(QPainter &painter, const QRectF &place, const QList<double> &trend, QColor colour);

/// Paints a trend the size of a word: no axis, no zero line, only its shape.
class TrendDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace hmcscope
