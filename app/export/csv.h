// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "metrics/series.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace hmcscope {

/// One series with the names that a reader of the file needs.
struct CsvSeries
{
    SeriesKey key;
    QString systemName;
    QString mtms;
    QList<Sample> samples;
};

struct CsvOptions
{
    bool demo = false;  ///< a first line "# DEMO: simulated data"
    int offsetSeconds = 0; ///< zone of the stamps, seconds east of UTC
};

/// time,system,mtms,source,sensor,metric,value,unit: UTF-8, RFC 4180 (CRLF), one row per value, sorted by time, then in
/// the order of the series. ISO 8601 stamps with offset, decimal point in every locale, shortest exact value, an empty
/// field for no value. Text cells that a spreadsheet would take for a formula get a leading apostrophe.
QByteArray csvDocument(const QList<CsvSeries> &series, const CsvOptions &options);

/// Writes atomically: on failure the old file is as it was. Errors: Kind::File with the system's words.
Result<Done> writeFile(const QString &path, const QByteArray &bytes);

/// A proposal for a file name out of untrusted parts: [A-Za-z0-9._-] only, no leading dot or dash, at most 100 bytes,
/// never a Windows device name.
QString safeFileName(const QString &stem, const QString &extension);

} // namespace hmcscope
