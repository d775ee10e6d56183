// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QTime>
#include <QTimeZone>

#include <optional>

namespace hmcscope {

/// Hours of every day with a price of their own.
struct TariffBand
{
    QTime from{};
    QTime to{}; ///< not included; earlier than `from`, or the same: it reaches over midnight
    double perKwh = 0.0;
    friend bool operator==(const TariffBand &, const TariffBand &) = default;
};

/// What a kilowatt-hour costs. Typed in by the user: the HMC knows nothing of it.
struct Tariff
{
    QString currency{};  ///< as written behind the amount; plain text
    double perKwh = 0.0; ///< outside all bands
    QList<TariffBand> bands{};
    friend bool operator==(const Tariff &, const Tariff &) = default;

    bool isSet() const { return perKwh > 0.0 || !bands.isEmpty(); }
    /// The price at a moment (ms since 1970 UTC) by the clock of the zone; the first band that it lies in.
    double priceAt(qint64 utcMs, const QTimeZone &zone) const;
};

/// What energy is counted with beyond the HMC's own numbers. All of it is the user's word.
struct EnergyFigures
{
    Tariff tariff{};
    double gramsPerKwh = 0.0; ///< of carbon dioxide, the factor of the grid; 0: not counted
    friend bool operator==(const EnergyFigures &, const EnergyFigures &) = default;
};

/// "22:00-06:00 0.19; 12:00-13:00 0.40", prices with a point; empty: no bands. Other text: nothing.
std::optional<QList<TariffBand>> bandsFrom(const QString &text);
QString textOf(const QList<TariffBand> &bands);

} // namespace hmcscope
