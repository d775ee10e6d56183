// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/csv.h"

#include <QByteArrayView>

#include <algorithm>

namespace hmcscope {

// What the documents of csv.h and chartcsv.h are made of.

inline constexpr qsizetype csvTimeBytes = 30;  ///< no stamp is longer
inline constexpr qsizetype csvValueBytes = 20; ///< few values are longer

/// A spreadsheet must not calculate what a server's name says, and RFC 4180 quotes what would break a row.
QByteArray textCell(const QString &text);
/// 2026-11-23T14:00:30+01:00; milliseconds only where there are some.
QByteArray isoTime(qint64 utcMs, int offsetMinutes);

/// Bytes that grow at the end, by far the fastest way where there are millions of small pieces.
class Pieces
{
public:
    explicit Pieces(qsizetype expected)
        : m_bytes(expected, Qt::Uninitialized)
        , m_at(m_bytes.data())
    {
    }
    void append(QByteArrayView piece)
    {
        const qsizetype used = m_at - m_bytes.constData();
        if (m_bytes.size() - used < piece.size()) {
            m_bytes.resize(2 * (used + piece.size()));
            m_at = m_bytes.data() + used;
        }
        m_at = std::copy(piece.cbegin(), piece.cend(), m_at);
    }
    QByteArray take()
    {
        m_bytes.truncate(m_at - m_bytes.constData());
        return std::move(m_bytes);
    }

private:
    QByteArray m_bytes;
    char *m_at;
};

/// The fewest digits that read back as the same double, never with an exponent, which not every reader takes.
void appendValue(Pieces &out, double value);

/// What all rows of one series have in common: from the comma behind the time to the one before the value,
/// and from there to the unit.
struct Frame
{
    QByteArray beforeValue;
    QByteArray afterValue;
};
Frame frameOf(const CsvSeries &series, bool demo);

} // namespace hmcscope
