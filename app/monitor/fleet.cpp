// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/fleet.h"

#include "monitor/recording.h"
#include "monitor/shownvalues.h"
#include "monitor/storage.h"

#include <algorithm>
#include <utility>

namespace hmcscope {

using Question = Schedule::Question;

namespace {

bool comesBefore(const ManagedSystem &a, const ManagedSystem &b)
{
    const int order = a.name.compare(b.name, Qt::CaseInsensitive);
    return order != 0 ? order < 0 : a.uuid < b.uuid;
}

bool isOfEnergy(Question question)
{
    return question == Question::Energy || question == Question::EnergyPast;
}

/// What an earlier visit recorded is not asked for again.
SystemRecord recordFrom(const HistoryStore &history, const QString &uuid)
{
    SystemRecord record;
    record.energy.newestMs = record.energy.usableMs = newestEnergyMs(history, uuid);
    record.ssp.newestMs = record.ssp.usableMs = newestSspMs(history, uuid);
    record.poolsSeen = record.ssp.newestMs != 0;
    return record;
}

} // namespace

bool Fleet::setSystems(QList<ManagedSystem> systems, const HistoryStore &history)
{
    std::sort(systems.begin(), systems.end(), comesBefore);
    const QList<SystemStatus> before = std::exchange(m_statuses, {});
    const QHash<QString, SystemRecord> records = std::exchange(m_records, {});
    for (const ManagedSystem &system : std::as_const(systems)) {
        if (m_records.contains(system.uuid))
            continue;
        const auto same = [&system](const SystemStatus &status) { return status.system.uuid == system.uuid; };
        const auto known = std::find_if(before.cbegin(), before.cend(), same);
        SystemStatus status = known == before.cend() ? SystemStatus{} : *known;
        status.system = system;
        const SystemRecord record =
            known == before.cend() ? recordFrom(history, system.uuid) : records.value(system.uuid);
        status.newestMs = std::max(record.energy.newestMs, record.ssp.newestMs);
        m_statuses.append(status);
        m_records.insert(system.uuid, record);
    }
    updateMembership();
    return !std::equal(
        before.cbegin(), before.cend(), m_statuses.cbegin(), m_statuses.cend(),
        [](const SystemStatus &a, const SystemStatus &b) { return a.system.uuid == b.system.uuid; });
}

void Fleet::setPreferences(const QList<PcmPreference> &preferences)
{
    m_preferencesRefused = false;
    m_preferences.clear();
    for (const PcmPreference &preference : preferences)
        m_preferences.insert(preference.uuid, preference);
}

PreferenceWord Fleet::preferenceWord(const QString &uuid) const
{
    if (m_preferences.contains(uuid))
        return PreferenceWord::On;
    return m_preferencesRefused ? PreferenceWord::Refused : PreferenceWord::Unknown;
}

void Fleet::setClusters(const std::optional<QList<Cluster>> &clusters)
{
    if (clusters)
        m_clusters = clusters;
    updateMembership();
}

void Fleet::updateMembership()
{
    if (!m_clusters)
        return;
    for (const SystemStatus &status : std::as_const(m_statuses))
        m_records[status.system.uuid].membership = membershipOf(status.system.mtms, *m_clusters);
}

std::optional<DataState> Fleet::reasonNotToAsk(const SystemStatus &status, bool energy) const
{
    std::optional<PcmPreference> preference;
    if (m_preferences.contains(status.system.uuid))
        preference = m_preferences.value(status.system.uuid);
    return energy
               ? reasonNotToAskEnergy(status.system, preference)
               : reasonNotToAskSsp(status.system, preference, m_records.value(status.system.uuid).membership);
}

void Fleet::updateClosed()
{
    for (int row = 0; row < int(m_statuses.size()); ++row) {
        for (const Question question : {Question::Energy, Question::Ssp}) {
            Part one = part(row, question);
            const std::optional<DataState> reason = reasonNotToAsk(one.status, one.ofEnergy);
            if (reason)
                setState(one, *reason);
            else if (one.source.closed)
                setState(one, DataState::Waiting);
            one.source.closed = reason.has_value();
        }
    }
}

std::vector<Schedule::Item> Fleet::items() const
{
    std::vector<Schedule::Item> items;
    const auto append = [&items](const Source &source, Question now, Question past, const QString &uuid) {
        if (source.closed)
            return;
        items.push_back({now, uuid});
        if (!source.backlog.isEmpty())
            items.push_back({past, uuid});
    };
    for (const SystemStatus &status : m_statuses) {
        const SystemRecord record = m_records.value(status.system.uuid);
        append(record.energy, Question::Energy, Question::EnergyPast, status.system.uuid);
        append(record.ssp, Question::Ssp, Question::SspPast, status.system.uuid);
    }
    return items;
}

int Fleet::rowOf(const QString &uuid) const
{
    for (int row = 0; row < int(m_statuses.size()); ++row) {
        if (m_statuses.at(row).system.uuid == uuid)
            return row;
    }
    return -1;
}

Fleet::Part Fleet::part(int row, Question question)
{
    SystemStatus &status = m_statuses[row];
    SystemRecord &record = m_records[status.system.uuid];
    if (isOfEnergy(question))
        return {status,        record, status.energy, status.energyDetail, status.energyFailure,
                record.energy, true};
    return {status, record, status.ssp, status.sspDetail, status.sspFailure, record.ssp, false};
}

void Fleet::setState(Part &part, DataState state, const QString &detail)
{
    part.state = state;
    part.detail = detail;
    part.failure.reset();
    if (keepsValues(state))
        return;
    if (part.ofEnergy)
        showNewest(part.status, EnergyReading{});
    else
        showNewest(part.status, SspReading{});
}

void Fleet::setFailed(Part &part, const Error &error)
{
    setState(part, DataState::Failed, error.detail);
    part.failure = error;
}

} // namespace hmcscope
