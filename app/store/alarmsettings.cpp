// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/alarmsettings.h"

#include <cmath>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

const QString off = u"off"_s;
constexpr double maximumCelsius = 150.0;
constexpr double maximumTraffic = 1e12; // B/s
constexpr double noLimit = -1.0;
constexpr double maximumMinutes = 24.0 * 60.0;

std::pair<std::optional<double> Limits::*, QString> const bounds[] = {
    {&Limits::lowBad, u"lowBad"_s},
    {&Limits::lowWarning, u"lowWarning"_s},
    {&Limits::highWarning, u"highWarning"_s},
    {&Limits::highBad, u"highBad"_s}};

double number(const QSettings &file, const QString &key, double most, double byDefault)
{
    bool read = false;
    const double value = file.value(u"alarms/"_s + key).toDouble(&read);
    return read && std::isfinite(value) && value >= 0.0 && value <= most ? value : byDefault;
}

Limits limits(const QSettings &file, const QString &group, double most, const Limits &byDefault)
{
    Limits found = byDefault;
    for (const auto &[bound, name] : bounds) {
        const QString key = group + u'-' + name;
        const double value = number(file, key, most, noLimit);
        if (file.value(u"alarms/"_s + key).toString() == off)
            found.*bound = std::nullopt;
        else if (value != noLimit)
            found.*bound = value;
    }
    return found;
}

void write(QSettings &file, const QString &group, const Limits &limits)
{
    for (const auto &[bound, name] : bounds) {
        const std::optional<double> &limit = limits.*bound;
        file.setValue(u"alarms/%1-%2"_s.arg(group, name), limit ? QVariant(*limit) : QVariant(off));
    }
}

qint64 minutes(const QSettings &file, const QString &key, qint64 byDefaultMs)
{
    return std::llround(number(file, key, maximumMinutes, double(byDefaultMs) / 60'000.0) * 60'000.0);
}

} // namespace

AlarmSettings::AlarmSettings(QSettings &settings)
    : m_settings(settings)
{
}

AlarmRules AlarmSettings::rules() const
{
    const AlarmRules usual;
    const QString notices = m_settings.value(u"alarms/notices"_s).toString();
    return {.on = m_settings.value(u"alarms/on"_s, usual.on).toBool(),
            .inlet = limits(m_settings, u"inlet"_s, maximumCelsius, usual.inlet),
            .inletRise = number(m_settings, u"inletRise"_s, maximumCelsius, usual.inletRise),
            .cpu = limits(m_settings, u"cpu"_s, maximumCelsius, usual.cpu),
            .ssp = limits(m_settings, u"ssp"_s, maximumTraffic, usual.ssp),
            .budgetWarning = number(m_settings, u"budgetWarning"_s, 10.0, usual.budgetWarning),
            .budgetBad = number(m_settings, u"budgetBad"_s, 10.0, usual.budgetBad),
            .temperatureMargin =
                number(m_settings, u"temperatureMargin"_s, maximumCelsius, usual.temperatureMargin),
            .otherMargin = number(m_settings, u"otherMargin"_s, 1.0, usual.otherMargin),
            .minimumMs = minutes(m_settings, u"minimumMinutes"_s, usual.minimumMs),
            .calmMs = minutes(m_settings, u"calmMinutes"_s, usual.calmMs),
            .noDataMs = minutes(m_settings, u"noDataMinutes"_s, usual.noDataMs),
            .notices = notices == u"never" ? AlarmRules::Notices::Never
                       : notices == u"all" ? AlarmRules::Notices::All
                                           : usual.notices};
}

void AlarmSettings::setRules(const AlarmRules &rules)
{
    const auto set = [this](const QString &key, const QVariant &value) {
        m_settings.setValue(u"alarms/"_s + key, value);
    };
    set(u"on"_s, rules.on);
    write(m_settings, u"inlet"_s, rules.inlet);
    set(u"inletRise"_s, rules.inletRise);
    write(m_settings, u"cpu"_s, rules.cpu);
    write(m_settings, u"ssp"_s, rules.ssp);
    set(u"budgetWarning"_s, rules.budgetWarning);
    set(u"budgetBad"_s, rules.budgetBad);
    set(u"temperatureMargin"_s, rules.temperatureMargin);
    set(u"otherMargin"_s, rules.otherMargin);
    set(u"minimumMinutes"_s, double(rules.minimumMs) / 60'000.0);
    set(u"calmMinutes"_s, double(rules.calmMs) / 60'000.0);
    set(u"noDataMinutes"_s, double(rules.noDataMs) / 60'000.0);
    set(u"notices"_s, rules.notices == AlarmRules::Notices::Never ? u"never"_s
                      : rules.notices == AlarmRules::Notices::All ? u"all"_s
                                                                  : u"critical"_s);
}

} // namespace hmcscope
