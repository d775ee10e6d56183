// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/readout.h"

#include "charts/timeaxis.h"
#include "metrics/format.h"
#include "text/sentences.h"

#include <QCoreApplication>
#include <QMap>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

std::optional<GapReason> reasonAt(const QList<Gap> &gaps, qint64 utcMs)
{
    const auto gap = std::find_if(gaps.begin(), gaps.end(), [utcMs](const Gap &each) {
        return each.fromMs < utcMs && utcMs < each.toMs;
    });
    return gap == gaps.end() ? std::nullopt : std::optional(gap->reason);
}

} // namespace

std::optional<GapReason> gapAt(const ChartContent &content, const ChartLine &line, qint64 utcMs)
{
    const std::optional<GapReason> own = reasonAt(line.gaps, utcMs);
    return own ? own : reasonAt(content.gaps, utcMs);
}

QString gapWords(const ChartContent &content, qint64 utcMs)
{
    QMap<GapReason, QStringList> names;
    qsizetype shown = 0;
    for (const ChartLine &line : content.lines) {
        if (line.hidden)
            continue;
        ++shown;
        if (const std::optional<GapReason> reason = gapAt(content, line, utcMs))
            names[*reason].append(line.name);
    }
    if (names.size() == 1 && names.first().size() == shown)
        return gapSentence(names.firstKey());
    QStringList parts;
    for (auto each = names.cbegin(); each != names.cend(); ++each)
        parts.append(each->join(QStringLiteral(", ")) + QStringLiteral(": ") + gapSentence(each.key()));
    return parts.join(QStringLiteral(" \u00b7 "));
}

qint64 noteTolerance(const TimeSpan &span)
{
    return std::max(processedCadenceMs / 2, span.length() / 200);
}

QString noteAt(const ChartContent &content, qint64 utcMs)
{
    const ChartNote *best = nullptr;
    for (const ChartNote &note : content.notes) {
        const qint64 distance = std::abs(note.utcMs - utcMs);
        if (distance <= noteTolerance(content.span) && (!best || distance < std::abs(best->utcMs - utcMs)))
            best = &note;
    }
    return best ? best->text : QString();
}

Readout readoutAt(const ChartContent &content, qint64 utcMs, const QTimeZone &zone, const QLocale &locale)
{
    Readout readout;
    readout.utcMs = utcMs;
    std::optional<qint64> best;
    for (const ChartLine &line : content.lines) {
        if (line.hidden)
            continue;
        const std::optional<Sample> sample = line.store->nearest(line.key, utcMs);
        if (sample && (!best || std::abs(sample->utcMs - utcMs) < std::abs(*best - utcMs)))
            best = sample->utcMs;
    }
    // near the edge of a gap the sample there is meant, further inside the gap itself
    const bool inGap =
        reasonAt(content.gaps, utcMs) && (!best || std::abs(*best - utcMs) > processedCadenceMs / 2);
    if (inGap || !best) {
        readout.values.resize(content.lines.size());
        readout.caption = timeOfDay(utcMs, zone, locale);
        if (inGap)
            readout.caption += QStringLiteral(" \u00b7 ") + gapWords(content, utcMs);
        return readout;
    }
    readout.utcMs = *best;
    readout.caption = timeOfDay(*best, zone, locale);
    for (const ChartLine &line : content.lines) {
        const std::optional<Sample> sample = line.store->nearest(line.key, *best);
        const bool sameMoment =
            sample && !line.hidden && std::abs(sample->utcMs - *best) < processedCadenceMs;
        readout.values.append(sameMoment ? sample : std::nullopt);
    }
    if (const QString gap = gapWords(content, *best); !gap.isEmpty())
        readout.caption += QStringLiteral(" \u00b7 ") + gap;
    return readout;
}

namespace {

/// The newest sample of a line; of a paused span the last one with a value in it.
std::optional<Sample> lastOf(const ChartLine &line, const ChartContent &content)
{
    if (line.hidden)
        return std::nullopt;
    if (!content.paused)
        return line.store->newest(line.key);
    std::optional<Sample> last;
    for (const EnvelopeColumn &column :
         line.store->envelope(line.key, content.span.fromMs, content.span.toMs, 1)) {
        if (column.lastMs >= content.span.fromMs && column.lastMs <= content.span.toMs)
            last = Sample{column.lastMs, column.last};
    }
    return last;
}

} // namespace

Readout newestReadout(const ChartContent &content, const QTimeZone &zone, const QLocale &locale)
{
    Readout readout;
    for (const ChartLine &line : content.lines) {
        readout.values.append(lastOf(line, content));
        if (readout.values.last())
            readout.utcMs = std::max(readout.utcMs, readout.values.last()->utcMs);
    }
    if (readout.utcMs > 0)
        readout.caption = timeOfDay(readout.utcMs, zone, locale);
    return readout;
}

QString timeSince(qint64 markMs, qint64 utcMs)
{
    const qint64 seconds = (std::abs(utcMs - markMs) + 500) / 1000;
    const auto part = [](const char *text, qint64 number) {
        return number == 0 ? QString() : QCoreApplication::translate("Charts", text).arg(number);
    };
    QStringList parts{part(QT_TRANSLATE_NOOP("Charts", "%1 h"), seconds / 3600),
                      part(QT_TRANSLATE_NOOP("Charts", "%1 min"), seconds / 60 % 60),
                      part(QT_TRANSLATE_NOOP("Charts", "%1 s"), seconds % 60)};
    parts.removeAll(QString());
    if (parts.isEmpty())
        return QCoreApplication::translate("Charts", "0 s");
    return (utcMs < markMs ? QStringLiteral("\u2212") : QStringLiteral("+")) + parts.join(QLatin1Char(' '));
}

QString valueSince(const std::optional<Sample> &mark, const std::optional<Sample> &sample, Unit unit,
                   const QLocale &locale)
{
    const double change = mark && sample ? sample->value - mark->value : noValue;
    if (std::isnan(change))
        return formatValue(noValue, unit, locale);
    QString size = formatValue(std::abs(change), unit, locale);
    if (size == formatValue(0.0, unit, locale))
        return size;
    return (change < 0.0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + size;
}

std::optional<qint64> neighbourNote(const ChartContent &content, std::optional<qint64> utcMs, int direction)
{
    std::optional<qint64> found;
    for (const ChartNote &note : content.notes) {
        if (!utcMs || (direction < 0 && note.utcMs < *utcMs))
            found = note.utcMs;
        else if (direction > 0 && note.utcMs > *utcMs)
            return note.utcMs;
    }
    return found;
}

std::optional<qint64> neighbour(const ChartContent &content, std::optional<qint64> utcMs, int direction)
{
    std::optional<qint64> found;
    for (const ChartLine &line : content.lines) {
        if (line.hidden)
            continue;
        const qint64 fromMs = utcMs && direction > 0 ? *utcMs + 1 : content.span.fromMs;
        const qint64 toMs = utcMs && direction < 0 ? *utcMs - 1 : content.span.toMs;
        for (const Sample &sample : line.store->samples(line.key, fromMs, toMs)) {
            const bool nearer =
                !found || (utcMs && direction > 0 ? sample.utcMs < *found : sample.utcMs > *found);
            if (!std::isnan(sample.value) && nearer)
                found = sample.utcMs;
        }
    }
    return found;
}

} // namespace hmcscope
