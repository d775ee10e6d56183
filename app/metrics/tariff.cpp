// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/tariff.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

bool liesIn(const TariffBand &band, const QTime &time)
{
    if (band.from < band.to)
        return time >= band.from && time < band.to;
    return time >= band.from || time < band.to;
}

/// Hours go to 24: "22:00-24:00" is what people write.
QTime timeFrom(const QString &text)
{
    return text == u"24:00" ? QTime(0, 0) : QTime::fromString(text, u"h:mm"_s);
}

} // namespace

double Tariff::priceAt(qint64 utcMs, const QTimeZone &zone) const
{
    const QTime time = QDateTime::fromMSecsSinceEpoch(utcMs, zone).time();
    for (const TariffBand &band : bands) {
        if (liesIn(band, time))
            return band.perKwh;
    }
    return perKwh;
}

std::optional<QList<TariffBand>> bandsFrom(const QString &text)
{
    static const QRegularExpression form(
        uR"(^\s*(\d{1,2}:\d\d)\s*[-\x{2013}]\s*(\d{1,2}:\d\d)\s+(\d{1,6}(?:[.,]\d{1,6})?)\s*$)"_s);
    QList<TariffBand> bands;
    const QStringList parts = text.split(u';', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part.trimmed().isEmpty())
            continue;
        const QRegularExpressionMatch match = form.match(part);
        const TariffBand band{timeFrom(match.captured(1)), timeFrom(match.captured(2)),
                              match.captured(3).replace(u',', u'.').toDouble()};
        if (!match.hasMatch() || !band.from.isValid() || !band.to.isValid())
            return std::nullopt;
        bands.append(band);
    }
    return bands;
}

QString textOf(const QList<TariffBand> &bands)
{
    QStringList parts;
    for (const TariffBand &band : bands)
        parts.append(u"%1-%2 %3"_s.arg(
            band.from.toString(u"HH:mm"_s), band.to.toString(u"HH:mm"_s),
            QLocale::c().toString(band.perKwh, 'f', QLocale::FloatingPointShortest))); // never 5e-05
    return parts.join(u"; "_s);
}

} // namespace hmcscope
