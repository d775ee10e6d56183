// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/charttablemodel.h"

#include "charts/statistics.h"
#include "charts/timeaxis.h"
#include "text/sentences.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

constexpr std::array parts{&ChartValue::min, &ChartValue::mean, &ChartValue::max};

bool haveSameColumns(const ChartRows &a, const ChartRows &b)
{
    bool same = a.bandMs() == b.bandMs() && a.lines().size() == b.lines().size();
    for (qsizetype i = 0; same && i < a.lines().size(); ++i)
        same = a.line(i).store == b.line(i).store && a.line(i).key == b.line(i).key;
    return same;
}

QString noData(GapReason reason)
{
    return ChartTableModel::tr("No data: %1").arg(gapSentence(reason));
}

} // namespace

void ChartTableModel::show(const ChartRows &shown, const AxisUnit &unit, const QTimeZone &zone)
{
    const bool another = !haveSameColumns(m_shown, shown);
    if (another)
        beginResetModel();
    m_shown = shown;
    m_seen.clear();
    m_unit = unit;
    m_zone = zone;
    m_locale.setNumberOptions(QLocale::OmitGroupSeparator); // what is copied is read by machines too
    const bool renamed = std::exchange(m_headings, headings()) != m_headings;
    if (another) {
        m_rows = shown.rows();
        endResetModel();
        return;
    }
    insertAndRemove(shown.rows());
    m_seen.clear(); // a gap may end elsewhere now
    if (renamed)
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, remarkColumn());
    if (!m_rows.isEmpty()) // a sample may have come late, and the newest band is not over
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, remarkColumn()));
}

void ChartTableModel::insertAndRemove(const QList<ChartRow> &next)
{
    const auto isGone = [&next](const ChartRow &row) {
        return !std::binary_search(next.begin(), next.end(), row, comesBefore);
    };
    for (qsizetype end = m_rows.size(); end > 0; --end) {
        qsizetype begin = end;
        while (begin > 0 && isGone(m_rows.at(begin - 1)))
            --begin;
        if (begin == end)
            continue;
        beginRemoveRows({}, int(begin), int(end - 1));
        m_rows.remove(begin, end - begin);
        endRemoveRows();
        end = begin + 1;
    }
    for (qsizetype at = 0; at < next.size(); ++at) {
        qsizetype end = at;
        while (end < next.size() && (at >= m_rows.size() || comesBefore(next.at(end), m_rows.at(at))))
            ++end;
        if (end > at) {
            beginInsertRows({}, int(at), int(end - 1));
            m_rows = m_rows.first(at) + next.sliced(at, end - at) + m_rows.sliced(at);
            endInsertRows();
            at = end - 1;
        } else {
            m_rows[at] = next.at(at); // its end, or the reason
        }
    }
}

int ChartTableModel::rowNear(qint64 utcMs) const
{
    const auto after = std::lower_bound(m_rows.begin(), m_rows.end(), ChartRow{utcMs, utcMs}, comesBefore);
    if (after == m_rows.end() ||
        (after != m_rows.begin() && utcMs - std::prev(after)->fromMs < after->fromMs - utcMs))
        return int(after - m_rows.begin()) - 1;
    return int(after - m_rows.begin());
}

ChartTableModel::Column ChartTableModel::columnOf(int section) const
{
    if (m_shown.bandMs() == 0)
        return {section - 1, &ChartValue::mean};
    const int place = section - 1;
    return {place / int(parts.size()), parts.at(size_t(place) % parts.size())};
}

int ChartTableModel::remarkColumn() const
{
    return 1 + int(m_shown.lines().size()) * (m_shown.bandMs() == 0 ? 1 : int(parts.size()));
}

int ChartTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChartTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : remarkColumn() + 1;
}

QStringList ChartTableModel::headings() const
{
    QStringList all{tr("Time, %1").arg(zoneName(m_shown.content().span, m_zone))};
    for (int section = 1; section < remarkColumn(); ++section) {
        const Column column = columnOf(section);
        const ChartLine &line = m_shown.line(column.line);
        const QString name = line.stale ? tr("%1 (stale)").arg(line.name) : line.name;
        if (m_shown.bandMs() == 0)
            all.append(tr("%1 (%2)").arg(name, m_unit.text));
        else if (column.part == &ChartValue::min)
            all.append(tr("%1, min (%2)").arg(name, m_unit.text));
        else if (column.part == &ChartValue::mean)
            all.append(tr("%1, avg (%2)").arg(name, m_unit.text));
        else
            all.append(tr("%1, max (%2)").arg(name, m_unit.text));
    }
    all.append(tr("Remark"));
    return all;
}

QString ChartTableModel::timeText(qint64 utcMs) const
{
    const TimeSpan &span = m_shown.content().span;
    const auto dateOf = [this](qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, m_zone).date(); };
    QString time = timeOfDay(utcMs, m_zone, m_locale);
    if (dateOf(span.fromMs) == dateOf(span.toMs))
        return time;
    return m_locale.toString(dateOf(utcMs), u"d MMM yyyy "_s) + time;
}

QString ChartTableModel::rowTime(const ChartRow &row) const
{
    return row.gap ? tr("%1 to %2").arg(timeText(row.fromMs), timeText(row.toMs)) : timeText(row.fromMs);
}

/// A view asks for each cell many times, and a band of a year is made of a thousand samples.
ChartValue ChartTableModel::value(const ChartRow &row, qsizetype line) const
{
    QList<ChartValue> &values = m_seen[{row.fromMs, row.gap.has_value()}];
    for (qsizetype i = values.size(); i < m_shown.lines().size(); ++i)
        values.append(m_shown.value(row, i));
    return values.at(line);
}

/// Why there is nothing, and the notes from this row to the next one.
QString ChartTableModel::remark(int row) const
{
    const ChartRow &of = m_rows.at(row);
    QStringList words;
    if (of.gap)
        words.append(noData(*of.gap));
    for (qsizetype i = 0; !of.gap && i < m_shown.lines().size(); ++i) {
        if (const std::optional<GapReason> gap = value(of, i).gap)
            words.append(tr("%1: %2").arg(m_shown.line(i).name, noData(*gap)));
    }
    const bool isLast = row + 1 == m_rows.size();
    for (const ChartNote &note : m_shown.content().notes) {
        if ((row == 0 || note.utcMs >= of.fromMs) && (isLast || note.utcMs < m_rows.at(row + 1).fromMs))
            words.append(tr("Note: %1").arg(note.text));
    }
    return words.join(u" \u00b7 "_s);
}

QString ChartTableModel::cell(int row, int column) const
{
    if (column == 0)
        return rowTime(m_rows.at(row));
    if (column == remarkColumn())
        return remark(row);
    const Column of = columnOf(column);
    const ChartValue said = value(m_rows.at(row), of.line);
    if (!std::isnan(said.*of.part))
        return numberText(said.*of.part, chartUnit(m_shown.content().kind), m_unit, m_locale);
    return said.sampled || said.gap ? u"\u2013"_s : QString();
}

/// With its line and its time: who moves down a column hears nothing else.
QString ChartTableModel::spoken(int row, int column) const
{
    const ChartRow &at = m_rows.at(row);
    if (column == remarkColumn())
        return cell(row, column);
    if (column == 0)
        return at.gap ? tr("%1, %2").arg(rowTime(at), remark(row)) : rowTime(at);
    const Column of = columnOf(column);
    const ChartValue said = value(at, of.line);
    const ChartLine &line = m_shown.line(of.line);
    QString name = line.name;
    if (m_shown.bandMs() > 0 && of.part == &ChartValue::min)
        name = tr("%1 least").arg(name);
    else if (m_shown.bandMs() > 0)
        name = of.part == &ChartValue::mean ? tr("%1 average").arg(name) : tr("%1 most").arg(name);
    if (said.gap)
        return tr("%1, %2 %3").arg(name, noData(*said.gap), rowTime(at));
    const QString words = !std::isnan(said.*of.part)
                              ? formatValue(said.*of.part, chartUnit(m_shown.content().kind), m_locale)
                          : said.sampled           ? tr("no value")
                          : line.absence.isEmpty() ? tr("no sample")
                                                   : line.absence;
    return tr("%1 %2, %3").arg(name, words, rowTime(at));
}

QVariant ChartTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const int row = index.row();
    const int column = index.column();
    const bool isText = column == 0 || column == remarkColumn();
    switch (role) {
    case Qt::DisplayRole:
        return cell(row, column);
    case Qt::AccessibleTextRole:
        return spoken(row, column);
    case Qt::ToolTipRole:
        return remark(row).toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

QVariant ChartTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isText = section == 0 || section == remarkColumn();
    if (role == Qt::DisplayRole)
        return m_headings.value(section);
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    return {};
}

} // namespace hmcscope
