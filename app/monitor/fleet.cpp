// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/fleet.h"

#include "monitor/recording.h"

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
        SystemRecord record = records.value(system.uuid);
        if (known == before.cend()) {
            record.energy.newestMs = newestEnergyMs(history, system.uuid);
            record.ssp.newestMs = newestSspMs(history, system.uuid);
            status.newestMs = std::max(record.energy.newestMs, record.ssp.newestMs);
        }
        m_statuses.append(status);
        m_records.insert(system.uuid, record);
    }
    return !std::equal(
        before.cbegin(), before.cend(), m_statuses.cbegin(), m_statuses.cend(),
        [](const SystemStatus &a, const SystemStatus &b) { return a.system.uuid == b.system.uuid; });
}

void Fleet::setPreferences(const QList<PcmPreference> &preferences)
{
    m_preferences.clear();
    for (const PcmPreference &preference : preferences)
        m_preferences.insert(preference.uuid, preference);
}

std::optional<DataState> Fleet::reasonNotToAsk(const SystemStatus &status, Question question) const
{
    std::optional<PcmPreference> preference;
    if (knowsPreference(status.system.uuid))
        preference = m_preferences.value(status.system.uuid);
    return question == Question::Energy ? reasonNotToAskEnergy(status.system, preference)
                                        : reasonNotToAskSsp(status.system, preference);
}

QList<QString> Fleet::updateClosed()
{
    QList<QString> opened;
    for (int row = 0; row < int(m_statuses.size()); ++row) {
        for (const Question question : {Question::Energy, Question::Ssp}) {
            Part one = part(row, question);
            const std::optional<DataState> reason = reasonNotToAsk(one.status, question);
            if (reason) {
                setState(one, question, *reason);
            } else if (one.source.closed) {
                setState(one, question, DataState::Waiting);
                opened.append(one.status.system.uuid);
            }
            one.source.closed = reason.has_value();
        }
    }
    return opened;
}

std::vector<QString> Fleet::uuids() const
{
    std::vector<QString> result;
    for (const SystemStatus &status : m_statuses)
        result.push_back(status.system.uuid);
    return result;
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
    if (question == Question::Energy)
        return {status, record, status.energy, status.energyDetail, record.energy};
    return {status, record, status.ssp, status.sspDetail, record.ssp};
}

void Fleet::setState(Part &part, Question question, DataState state, const QString &detail)
{
    part.state = state;
    part.detail = detail;
    if (keepsValues(state))
        return;
    if (question == Question::Energy)
        showNewest(part.status, EnergyReading{});
    else
        showNewest(part.status, SspReading{});
}

} // namespace hmcscope
