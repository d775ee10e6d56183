// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <array>
#include <optional>

namespace hmcscope {

/// How much a value asks for attention.
enum class Severity { None, Warning, Bad };

/// Where a value leaves what is wanted, in the unit of its metric; what is not set is not watched.
struct Limits
{
    std::optional<double> lowBad{};
    std::optional<double> lowWarning{};
    std::optional<double> highWarning{};
    std::optional<double> highBad{};
    friend bool operator==(const Limits &, const Limits &) = default;

    bool isSet() const { return lowBad || lowWarning || highWarning || highBad; }
};

/// Classes of equipment by what air it takes in: ASHRAE TC 9.9, Thermal Guidelines for Data Processing
/// Environments.
enum class InletClass { A1, A2, A3, A4 };
inline constexpr std::array allInletClasses{InletClass::A1, InletClass::A2, InletClass::A3, InletClass::A4};

/// Warning outside what is recommended for all classes (18 to 27 °C), bad outside what the class allows
/// (A1 15 to 32, A2 10 to 35, A3 5 to 40, A4 5 to 45 °C).
Limits inletLimits(InletClass inletClass);
/// The class that has exactly these limits; nothing: they are the user's own.
std::optional<InletClass> inletClassOf(const Limits &limits);

/// When an alarm is raised, by the user's word. Values come from the HMC; what is normal it does not say.
struct AlarmRules
{
    /// Who is told beyond the window.
    enum class Notices { Never, Bad, All };

    bool on = true;
    Limits inlet = inletLimits(InletClass::A2); ///< °C, of the hottest and the coldest inlet
    double inletRise = 5.0;                     ///< kelvin within riseWindowMs; 0: not watched
    Limits cpu{};                               ///< °C, of the hottest sensor; only its high ones count
    Limits ssp{};                               ///< B/s, reads and writes together; only its high ones count
    double budgetWarning = 0.9;                 ///< share of a server's power budget, where it has one; 0: no
    double budgetBad = 1.0;
    double temperatureMargin = 1.0; ///< kelvin that a temperature must be back inside its limit
    double otherMargin = 0.02;      ///< the same for power and SSP traffic, as a share of the limit
    qint64 minimumMs = 60'000;      ///< outside for so long before it is an alarm
    qint64 calmMs = 300'000;        ///< back inside for so long before it has ended
    qint64 noDataMs = 300'000;      ///< without news for so long is an alarm too; 0: never
    Notices notices = Notices::Bad;
    friend bool operator==(const AlarmRules &, const AlarmRules &) = default;
};

/// The span within which a rise of the inlet is looked at: ASHRAE allows 5 K in it, and 20 K in an hour.
inline constexpr qint64 riseWindowMs = 15 * 60'000;

/// W, of a server with this budget (W; 0: none, and then no limits).
Limits powerLimits(const AlarmRules &rules, double budgetWatts);

} // namespace hmcscope
