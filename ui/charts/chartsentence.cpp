// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/chartsentence.h"

#include "charts/chartlimits.h"
#include "charts/timeaxis.h"
#include "metrics/format.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace hmcscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Charts", text);
}

QString values(const ChartContent &content, const Readout &readout, const Pointed &pointed,
               const QLocale &locale)
{
    QStringList parts;
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        if (content.lines.at(i).hidden)
            continue;
        const std::optional<Sample> &sample = readout.values.at(i);
        const Unit unit = chartUnit(content.kind);
        parts.append(content.lines.at(i).name + QLatin1Char(' ') +
                     formatValue(sample ? sample->value : noValue, unit, locale));
        if (pointed.crosshair && pointed.mark)
            parts.last() +=
                translated(QT_TRANSLATE_NOOP("Charts", " (%1 since the mark at %2)"))
                    .arg(valueSince(pointed.mark->values.at(i), sample, unit, locale), pointed.mark->caption);
    }
    return parts.join(QStringLiteral(", "));
}

QString spanSentence(const ChartContent &content, const QList<Statistics> &statistics, const QTimeZone &zone,
                     const QLocale &locale)
{
    QStringList parts;
    for (qsizetype i = 0; i < content.lines.size(); ++i) {
        const ChartLine &line = content.lines.at(i);
        if (line.hidden)
            continue;
        parts.append(statisticsSentence(line.name, statistics.at(i), chartUnit(content.kind), locale));
        if (std::isnan(statistics.at(i).mean) && !line.absence.isEmpty())
            parts.last() += QStringLiteral(" (") + line.absence + QLatin1Char(')');
    }
    return translated(QT_TRANSLATE_NOOP("Charts", "From %1 to %2: %3."))
        .arg(timeOfDay(content.span.fromMs, zone, locale), timeOfDay(content.span.toMs, zone, locale),
             parts.join(QStringLiteral("; ")));
}

QString age(qint64 ms)
{
    const qint64 seconds = std::max<qint64>(ms, 0) / 1000;
    if (seconds < 120)
        return translated(QT_TRANSLATE_NOOP("Charts", "%1 s ago")).arg(seconds);
    if (seconds < 120 * 60)
        return translated(QT_TRANSLATE_NOOP("Charts", "%1 min ago")).arg(seconds / 60);
    return translated(QT_TRANSLATE_NOOP("Charts", "%1 h ago")).arg(seconds / 3600);
}

/// Which of the lines are like that, in a sentence, or nothing.
QString namedSentence(const ChartContent &content, bool ChartLine::*like, const char *sentence)
{
    QStringList names;
    for (const ChartLine &line : content.lines) {
        if (line.*like)
            names.append(line.name);
    }
    return names.isEmpty() ? QString() : translated(sentence).arg(names.join(QStringLiteral(", ")));
}

QString limitWords(const ChartContent &content, const QLocale &locale)
{
    const QString words =
        content.limitSide() ? limitsSentence(content.limits, chartUnit(content.kind), locale) : QString();
    return words.isEmpty() ? words : QLatin1Char(' ') + words;
}

/// What was noted in the span; of very many the newest.
QString noteSentence(const ChartContent &content, const QTimeZone &zone, const QLocale &locale)
{
    constexpr qsizetype most = 10;
    if (content.notes.isEmpty())
        return {};
    const qsizetype first = std::max<qsizetype>(content.notes.size() - most, 0);
    QStringList parts;
    for (qsizetype i = first; i < content.notes.size(); ++i)
        parts.append(timeOfDay(content.notes.at(i).utcMs, zone, locale) + QLatin1Char(' ') +
                     content.notes.at(i).text);
    const QString text = first == 0 ? translated(QT_TRANSLATE_NOOP("Charts", " Notes: %1."))
                                    : translated(QT_TRANSLATE_NOOP("Charts", " Newest notes: %1."));
    return text.arg(parts.join(QStringLiteral("; ")));
}

/// The same, and first of all the note that is pointed at.
QString pointedNote(const ChartContent &content, const Pointed &pointed)
{
    const QString note = pointed.crosshair ? noteAt(content, pointed.crosshair->utcMs) : QString();
    return note.isEmpty() ? QString() : translated(QT_TRANSLATE_NOOP("Charts", "Note here: %1. ")).arg(note);
}

} // namespace

QString chartSentence(const ChartContent &content, const QList<Statistics> &statistics,
                      const QString &systemName, const Pointed &pointed, const QTimeZone &zone,
                      const QLocale &locale)
{
    const QString title = content.detail.isEmpty()
                              ? chartTitle(content.kind)
                              : chartTitle(content.kind) + QStringLiteral(", ") + content.detail;
    if (systemName.isEmpty() || !content.hasData()) {
        const QString subject = systemName.isEmpty() ? title : systemName + QStringLiteral(", ") + title;
        return subject + QStringLiteral(": ") +
               (content.emptyReason.isEmpty() ? translated(QT_TRANSLATE_NOOP("Charts", "no data."))
                                              : content.emptyReason);
    }
    const Readout readout = pointed.crosshair.value_or(newestReadout(content, zone, locale));
    const QString lead = pointed.crosshair ? translated(QT_TRANSLATE_NOOP("Charts", "%1 at %2: "))
                         : content.paused  ? translated(QT_TRANSLATE_NOOP("Charts", "%1, paused at %2: "))
                                           : translated(QT_TRANSLATE_NOOP("Charts", "%1, newest at %2: "));
    QString sentence = systemName + QStringLiteral(", ") + lead.arg(title, readout.caption);
    sentence += values(content, readout, pointed, locale) + QStringLiteral(". ");
    sentence += pointedNote(content, pointed) + spanSentence(content, statistics, zone, locale) +
                limitWords(content, locale) +
                namedSentence(content, &ChartLine::stale, QT_TRANSLATE_NOOP("Charts", " Stale: %1.")) +
                namedSentence(content, &ChartLine::hidden, QT_TRANSLATE_NOOP("Charts", " Hidden: %1.")) +
                noteSentence(content, zone, locale);
    return content.stale ? translated(QT_TRANSLATE_NOOP("Charts", "Stale: ")) + sentence : sentence;
}

Freshness freshness(qint64 newestMs, qint64 nowMs, const QTimeZone &zone, const QLocale &locale)
{
    Freshness result;
    if (newestMs <= 0) {
        result.text = translated(QT_TRANSLATE_NOOP("Charts", "No sample yet"));
        result.sentence = translated(QT_TRANSLATE_NOOP("Charts", "There is no sample yet."));
        return result;
    }
    result.stale = nowMs - newestMs > gapThresholdMs;
    result.text = translated(QT_TRANSLATE_NOOP("Charts", "Newest sample %1 (%2)"))
                      .arg(timeOfDay(newestMs, zone, locale), age(nowMs - newestMs));
    result.sentence = result.text + QLatin1Char('.');
    if (result.stale) {
        result.text += QStringLiteral(" \u00b7 ") + translated(QT_TRANSLATE_NOOP("Charts", "stale"));
        result.sentence += translated(
            QT_TRANSLATE_NOOP("Charts", " Stale: nothing new for three sampling intervals or more."));
    }
    return result;
}

Freshness withoutNews(Freshness freshness)
{
    if (freshness.stale || freshness.text.isEmpty())
        return freshness;
    freshness.stale = true;
    freshness.text += QStringLiteral(" \u00b7 ") + translated(QT_TRANSLATE_NOOP("Charts", "stale"));
    freshness.sentence +=
        translated(QT_TRANSLATE_NOOP("Charts", " Stale: the HMC is not asked now, or does not answer."));
    return freshness;
}

namespace {

void appendNames(Freshness &freshness, const char *text, const char *sentence, const QStringList &names)
{
    if (names.isEmpty())
        return;
    const QString list = names.join(QStringLiteral(", "));
    freshness.text += QStringLiteral(" \u00b7 ") + translated(text).arg(list);
    freshness.sentence += QLatin1Char(' ') + translated(sentence).arg(list);
}

} // namespace

Freshness freshnessOf(const QList<NewestOfSystem> &systems, const QTimeZone &zone, const QLocale &locale)
{
    QStringList stale;
    QStringList without;
    NewestOfSystem newest;
    bool news = false;
    for (const NewestOfSystem &each : systems) {
        if (each.newestMs == 0 && !each.withoutNews)
            without.append(each.label);
        else if (each.withoutNews || freshness(each.newestMs, each.nowMs, zone, locale).stale)
            stale.append(each.label);
        news = news || !each.withoutNews;
        if (newest.nowMs == 0 || each.newestMs > newest.newestMs)
            newest = each;
    }
    Freshness all = freshness(newest.newestMs, newest.nowMs, zone, locale);
    if (!news)
        return withoutNews(all);
    if (systems.size() == 1 || without.size() == systems.size() || (all.stale && without.isEmpty()))
        return all;
    appendNames(all, QT_TRANSLATE_NOOP("Charts", "stale: %1"), QT_TRANSLATE_NOOP("Charts", "Stale: %1."),
                stale);
    appendNames(all, QT_TRANSLATE_NOOP("Charts", "no sample yet: %1"),
                QT_TRANSLATE_NOOP("Charts", "No sample yet: %1."), without);
    all.stale = all.stale || !stale.isEmpty();
    return all;
}

} // namespace hmcscope
