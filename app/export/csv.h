// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "metrics/series.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace hmcscope {

/// One series with the names that a reader of the file needs.
struct CsvSeries
{
    SeriesKey key;
    QString systemName;
    QString mtms;
    QList<Sample> samples;
    /// Not empty: no series but a note of the user's, at the time of its one sample; nothing of the key
    /// counts.
    QString note{};
    QString line{}; ///< what the chart calls it, where it is a line of a chart
};

struct CsvOptions
{
    /// Simulated data: every cell of the column `system` begins with "DEMO ". So every row says it, however
    /// the file is cut or joined, and readers still find the header in the first line (a comment line would
    /// be taken for it). The file's name should say DEMO too.
    bool demo = false;
    /// Everything held: a column `extent` with that word behind the others, in every row for the same reason.
    bool held = false;
    int offsetSeconds = 0; ///< zone of all stamps, seconds east of UTC, taken in whole minutes
};

/// time,system,mtms,source,sensor,metric,value,unit: UTF-8, RFC 4180 (CRLF), one row per value, sorted by
/// time, then in the order of the series. ISO 8601 stamps with offset, decimal point in every locale,
/// shortest exact value without exponent, an empty field for no value. A note is a row of the metric `note`,
/// with its text as the sensor. Text cells that a spreadsheet would
/// take for a formula get a leading apostrophe.
QByteArray csvDocument(const QList<CsvSeries> &series, const CsvOptions &options);

/// Any other table by the same rules; the header and every row have the same number of cells, or the row is
/// filled up with empty ones.
QByteArray csvTable(const QStringList &header, const QList<QStringList> &rows);
/// A stamp as it stands in these documents; empty for 0.
QString csvTime(qint64 utcMs, int offsetSeconds);

/// Writes atomically: on failure the old file is as it was. Errors: Kind::File with the system's words; a
/// target that is a directory or device is one.
Result<Done> writeFile(const QString &path, const QByteArray &bytes);

/// A proposal for a file name out of untrusted parts: [A-Za-z0-9._-] only, no leading dot or dash, at most
/// 100 bytes, never a Windows device name. Accents are dropped, what is not allowed becomes a dash, nothing
/// becomes "export".
QString safeFileName(const QString &stem, const QString &extension);

} // namespace hmcscope
