// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/schedule.h"

#include <algorithm>
#include <tuple>

namespace hmcscope {

namespace {

constexpr qint64 restCadences = 10;
constexpr int mostDoublings = 4; // 2, 4, 8, then 10 cadences

bool sameItem(const Schedule::Item &a, const Schedule::Item &b)
{
    return a.question == b.question && a.system == b.system;
}

} // namespace

Schedule::Schedule(qint64 cadenceMs)
    : m_cadenceMs(cadenceMs)
    , m_entries{{{Question::Inventory}}, {{Question::Preferences}}}
{
}

void Schedule::setCadence(qint64 ms)
{
    m_cadenceMs = ms;
}

void Schedule::setSystems(const std::vector<QString> &uuids)
{
    std::vector<Entry> entries{*find({Question::Inventory}), *find({Question::Preferences})};
    for (const QString &uuid : uuids) {
        for (const Question question : {Question::Energy, Question::Ssp}) {
            const Item item{question, uuid};
            const Entry *known = find(item);
            entries.push_back(known ? *known : Entry{item});
        }
    }
    m_entries = std::move(entries);
}

void Schedule::setFocus(const QString &uuid)
{
    m_focus = uuid;
}

std::optional<Schedule::Item> Schedule::next(qint64 nowMs) const
{
    const auto urgency = [this](const Entry &entry) {
        return std::tuple(entry.item.question, entry.item.system != m_focus, entry.dueMs);
    };
    const Entry *best = nullptr;
    for (const Entry &entry : m_entries) {
        if (entry.running || entry.dueMs > nowMs)
            continue;
        if (!best || urgency(entry) < urgency(*best))
            best = &entry;
    }
    return best ? std::optional(best->item) : std::nullopt;
}

std::optional<qint64> Schedule::nextDueMs() const
{
    std::optional<qint64> due;
    for (const Entry &entry : m_entries) {
        if (!entry.running)
            due = due ? std::min(*due, entry.dueMs) : entry.dueMs;
    }
    return due;
}

void Schedule::started(const Item &item, qint64 nowMs)
{
    Entry *entry = find(item);
    if (!entry)
        return;
    entry->running = true;
    entry->dueMs = nowMs + m_cadenceMs;
}

void Schedule::finished(const Item &item, bool succeeded, qint64 nowMs)
{
    Entry *entry = find(item);
    if (!entry)
        return;
    entry->running = false;
    if (succeeded) {
        entry->failures = 0;
        return; // due one cadence after it was started, so that slow answers do not stretch the rounds
    }
    entry->failures = std::min(entry->failures + 1, mostDoublings);
    entry->dueMs = nowMs + m_cadenceMs * std::min<qint64>(qint64(1) << entry->failures, restCadences);
}

void Schedule::rested(const Item &item, qint64 nowMs)
{
    Entry *entry = find(item);
    if (!entry)
        return;
    entry->running = false;
    entry->failures = 0;
    entry->dueMs = nowMs + restCadences * m_cadenceMs;
}

void Schedule::hurry()
{
    for (Entry &entry : m_entries) {
        if (!entry.running)
            entry.dueMs = 0;
    }
}

void Schedule::hurry(const QString &system)
{
    for (Entry &entry : m_entries) {
        if (!entry.running && entry.item.system == system)
            entry.dueMs = 0;
    }
}

Schedule::Entry *Schedule::find(const Item &item)
{
    const auto entry = std::find_if(m_entries.begin(), m_entries.end(),
                                    [&item](const Entry &one) { return sameItem(one.item, item); });
    return entry == m_entries.end() ? nullptr : &*entry;
}

} // namespace hmcscope
