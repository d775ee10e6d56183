// SPDX-License-Identifier: GPL-3.0-or-later
#include "check/checkcells.h"

#include "metrics/format.h"
#include "text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

class Check
{
    Q_DECLARE_TR_FUNCTIONS(hmcscope::PcmCheck)
};

QString none()
{
    return QStringLiteral("\u2013");
}

QString flag(std::optional<bool> on)
{
    if (!on)
        return Check::tr("unknown");
    return *on ? Check::tr("on") : Check::tr("off");
}

QString capable(const std::optional<PcmPreference> &preference)
{
    if (!preference || !preference->energyCapable)
        return Check::tr("unknown"); // old HMCs do not tell
    return *preference->energyCapable ? Check::tr("yes") : Check::tr("no");
}

std::optional<bool> flagOf(const SystemCheck &system, SystemsTable::Column column)
{
    if (!system.preference)
        return std::nullopt;
    const PcmPreference &preference = *system.preference;
    switch (column) {
    case SystemsTable::EnergyCapable:
        return preference.energyCapable;
    case SystemsTable::EnergyMonitor:
        return preference.energyMonitor;
    case SystemsTable::Aggregation:
        return preference.aggregation;
    case SystemsTable::LongTerm:
        return preference.longTermMonitor;
    case SystemsTable::ComputeLtm:
        return preference.computeLtm;
    default:
        return std::nullopt;
    }
}

QString sspWord(DataState state)
{
    if (state == DataState::Ok)
        return Check::tr("ok");
    if (state == DataState::NoSharedStorage)
        return Check::tr("no shared storage");
    return energyWord(state);
}

QString moment(qint64 ms)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(ms), QLocale::ShortFormat);
}

QString every(qint64 ms)
{
    return ms > 0 ? Check::tr("every %n s", nullptr, int((ms + 500) / 1000)) : Check::tr("not known yet");
}

QString answerFact(const PcmCheck &check)
{
    const ConsoleStatus &console = check.console;
    if (console.lastAnswerMs == 0)
        return Check::tr("none yet");
    QString age = Check::tr("%1 (%2 ago)")
                      .arg(moment(console.lastAnswerMs), ageText(console.lastAnswerMs, check.nowMs));
    if (console.unreachableSinceMs == 0)
        return age;
    return age + u"; "_s + Check::tr("unreachable since %1").arg(moment(console.unreachableSinceMs));
}

QString skewFact(const std::optional<qint64> &skewMs)
{
    if (!skewMs)
        return Check::tr("not known yet");
    const auto seconds = qint64(std::llround(double(*skewMs) / 1000.0));
    if (seconds == 0)
        return Check::tr("none");
    return seconds > 0 ? Check::tr("the HMC is %n s ahead", nullptr, int(seconds))
                       : Check::tr("the HMC is %n s behind", nullptr, int(-seconds));
}

QString preferencesFact(const PcmCheck &check)
{
    if (check.console.preferencesKnown)
        return Check::tr("known");
    if (check.console.preferencesProblem)
        return Check::tr("not known: %1")
            .arg(errorSentence(*check.console.preferencesProblem, check.session.endpoint));
    return Check::tr("not known yet");
}

double orLowest(std::optional<double> value)
{
    return value.value_or(-std::numeric_limits<double>::infinity());
}

} // namespace

QString ageText(qint64 stampMs, qint64 nowMs)
{
    if (stampMs <= 0)
        return none();
    const qint64 seconds = std::max<qint64>(nowMs - stampMs, 0) / 1000;
    if (seconds < 120)
        return Check::tr("%n s", nullptr, int(seconds));
    return seconds < 120 * 60 ? Check::tr("%n min", nullptr, int(seconds / 60))
                              : Check::tr("%n h", nullptr, int(seconds / 3600));
}

QString checkCell(const PcmCheck &check, const SystemCheck &system, SystemsTable::Column column)
{
    switch (column) {
    case SystemsTable::Name:
        return system.status.system.name;
    case SystemsTable::Energy: {
        const QString word = energyWord(system.status.energy);
        return word.isEmpty() ? Check::tr("ok") : word;
    }
    case SystemsTable::EnergyAge:
        return ageText(system.energyMs, check.hmcNowMs());
    case SystemsTable::Ssp:
        return sspWord(system.status.ssp);
    case SystemsTable::SspAge:
        return ageText(system.sspMs, check.hmcNowMs());
    case SystemsTable::EnergyCapable:
        return capable(system.preference);
    case SystemsTable::EnergyMonitor:
    case SystemsTable::Aggregation:
    case SystemsTable::LongTerm:
    case SystemsTable::ComputeLtm:
        return flag(flagOf(system, column));
    case SystemsTable::ColumnCount:
        break;
    }
    return {};
}

QVariant checkSortKey(const PcmCheck &check, const SystemCheck &system, SystemsTable::Column column)
{
    if (column == SystemsTable::EnergyAge)
        return system.energyMs;
    if (column == SystemsTable::SspAge)
        return system.sspMs;
    return checkCell(check, system, column);
}

QString checkCell(const PcmCheck &check, const PoolStatus &pool, PoolsTable::Column column)
{
    switch (column) {
    case PoolsTable::Pool:
        return pool.poolName;
    case PoolsTable::Cluster:
        return pool.clusterName.isEmpty() ? none() : pool.clusterName;
    case PoolsTable::Total:
        return formatSpace(pool.totalMb, QLocale());
    case PoolsTable::Used:
        return formatSpace(pool.usedMb, QLocale());
    case PoolsTable::Free: {
        const std::optional<double> share = pool.freePercent();
        return share ? QLocale().toString(*share, 'f', 1) + u" %"_s : none();
    }
    case PoolsTable::Nodes:
        return pool.nodes > 0 ? Check::tr("%1 of %2").arg(pool.nodesSeen).arg(pool.nodes) : none();
    case PoolsTable::Stamp:
        return ageText(pool.stampMs, check.hmcNowMs());
    case PoolsTable::ReadService:
        return formatMilliseconds(pool.readServiceMs, QLocale());
    case PoolsTable::WriteService:
        return formatMilliseconds(pool.writeServiceMs, QLocale());
    case PoolsTable::ColumnCount:
        break;
    }
    return {};
}

QVariant checkSortKey(const PcmCheck &check, const PoolStatus &pool, PoolsTable::Column column)
{
    switch (column) {
    case PoolsTable::Total:
        return orLowest(pool.totalMb);
    case PoolsTable::Used:
        return orLowest(pool.usedMb);
    case PoolsTable::Free:
        return orLowest(pool.freePercent());
    case PoolsTable::Nodes:
        return pool.nodesSeen;
    case PoolsTable::Stamp:
        return pool.stampMs;
    case PoolsTable::ReadService:
        return orLowest(pool.readServiceMs);
    case PoolsTable::WriteService:
        return orLowest(pool.writeServiceMs);
    case PoolsTable::Pool:
    case PoolsTable::Cluster:
    case PoolsTable::ColumnCount:
        break;
    }
    return checkCell(check, pool, column);
}

QString checkSentence(const SystemCheck &system)
{
    const QString energy =
        energySentence(system.status.energy, system.status.energyDetail, system.status.energyFailure);
    const QString ssp = sspSentence(system.status.ssp, system.status.sspDetail, system.status.sspFailure);
    return Check::tr("Energy: %1")
               .arg(energy.isEmpty() ? Check::tr("Everything is as it should be.") : energy) +
           u'\n' +
           Check::tr("SSP: %1").arg(ssp.isEmpty() ? Check::tr("Everything is as it should be.") : ssp);
}

QList<std::pair<QString, QString>> checkFacts(const PcmCheck &check)
{
    const ConsoleStatus &console = check.console;
    return {{Check::tr("HMC"), check.title},
            {Check::tr("Version"), console.version.isEmpty() ? Check::tr("not known yet") : console.version},
            {Check::tr("Session"), sessionWord(check.session)},
            {Check::tr("Newest answer"), answerFact(check)},
            {Check::tr("Clock difference"), skewFact(console.clockSkewMs)},
            {Check::tr("Energy asked"), every(console.energyCadenceMs)},
            {Check::tr("SSP asked"), every(console.sspCadenceMs)},
            {Check::tr("Preferences"), preferencesFact(check)}};
}

} // namespace hmcscope
