// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/schedule.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace hmcscope {

using Question = Schedule::Question;

namespace {

constexpr int seldomCadences = 10;
constexpr int unwatchedCadences = 4;
constexpr int firstBackoffCadences = 2;
constexpr int longestBackoffCadences = 10;

bool isPast(Question question)
{
    return question == Question::EnergyPast || question == Question::SspPast;
}

bool concernsAll(Question question)
{
    return question <= Question::Clusters;
}

} // namespace

struct Schedule::Urgency
{
    bool notForAll;
    bool askedBefore;
    int order; // of the first look
    bool notFocused;
    bool notWatched;
    double punctuality; // minus the lateness in intervals

    friend bool operator<(const Urgency &a, const Urgency &b)
    {
        const auto key = [](const Urgency &u) {
            return std::tuple(u.notForAll, u.askedBefore, u.order, u.notFocused, u.notWatched, u.punctuality);
        };
        return key(a) < key(b);
    }
};

Schedule::Schedule(qint64 cadenceMs, quint32 seed)
    : m_cadenceMs(cadenceMs)
    , m_backoff(seed)
{
}

qint64 Schedule::intervalMs(const Item &item) const
{
    switch (item.question) {
    case Question::Energy:
        return m_cadenceMs;
    case Question::Ssp:
        return item.subject == m_focus || m_watched.contains(item.subject) ? m_cadenceMs
                                                                           : unwatchedCadences * m_cadenceMs;
    case Question::EnergyPast:
    case Question::SspPast:
        return 0;
    case Question::Inventory:
    case Question::Preferences:
    case Question::Clusters:
    case Question::StoragePools:
    case Question::Console:
    case Question::PoolMetrics:
        break;
    }
    return seldomCadences * m_cadenceMs;
}

void Schedule::planAgain()
{
    for (Entry &entry : m_entries) {
        if (entry.regular) // never later than it was: it may have been hurried
            entry.dueMs = std::min(entry.dueMs, entry.startedMs + intervalMs(entry.item));
    }
}

void Schedule::setCadence(qint64 ms)
{
    m_cadenceMs = ms;
    planAgain();
}

void Schedule::setFocus(const QString &uuid)
{
    m_focus = uuid;
    planAgain();
}

void Schedule::setWatched(const QSet<QString> &uuids)
{
    m_watched = uuids;
    planAgain();
}

void Schedule::setItems(const std::vector<Item> &items)
{
    std::vector<Entry> entries;
    entries.reserve(items.size());
    for (const Item &item : items) {
        const Entry *known = find(item);
        entries.push_back(known ? *known : Entry{item});
    }
    m_entries = std::move(entries);
}

void Schedule::add(const Item &item)
{
    if (!find(item))
        m_entries.push_back(Entry{item});
}

void Schedule::remove(const Item &item)
{
    std::erase_if(m_entries, [&item](const Entry &entry) { return entry.item == item; });
}

Schedule::Urgency Schedule::urgency(const Entry &entry, qint64 nowMs) const
{
    const bool asked = entry.startedMs >= 0;
    const auto planned = double(std::max<qint64>(intervalMs(entry.item), 1));
    const double lateness = double(nowMs - (asked ? entry.startedMs : entry.dueMs)) / planned;
    return {!concernsAll(entry.item.question),
            asked && !isPast(entry.item.question),
            asked && !isPast(entry.item.question) ? 0 : int(entry.item.question),
            entry.item.subject != m_focus,
            (!asked || isPast(entry.item.question)) && !m_watched.contains(entry.item.subject),
            isPast(entry.item.question) ? 0.0 : -lateness};
}

bool Schedule::mayStart(const Item &item) const
{
    const bool doubtful = m_doubtful.contains(item.subject);
    if (doubtful && isPast(item.question))
        return false; // until its present is answered again
    return std::none_of(m_running.cbegin(), m_running.cend(), [&](const Item &running) {
        return running == item || (!item.subject.isEmpty() && running.subject == item.subject) ||
               (doubtful && m_doubtful.contains(running.subject));
    });
}

std::optional<Schedule::Item> Schedule::best(bool past, qint64 nowMs) const
{
    const Entry *best = nullptr;
    for (const Entry &entry : m_entries) {
        if (isPast(entry.item.question) != past || entry.dueMs > nowMs || !mayStart(entry.item))
            continue;
        if (!best || urgency(entry, nowMs) < urgency(*best, nowMs))
            best = &entry;
    }
    return best ? std::optional(best->item) : std::nullopt;
}

std::optional<Schedule::Item> Schedule::next(qint64 nowMs) const
{
    return best(false, nowMs);
}

std::optional<Schedule::Item> Schedule::nextPast(qint64 nowMs) const
{
    const bool busy = std::any_of(m_running.cbegin(), m_running.cend(),
                                  [](const Item &item) { return isPast(item.question); });
    return busy ? std::nullopt : best(true, nowMs);
}

std::optional<qint64> Schedule::nextDueMs(qint64 nowMs) const
{
    std::optional<qint64> due;
    for (const Entry &entry : m_entries) {
        if (entry.dueMs > nowMs && !isRunning(entry.item))
            due = due ? std::min(*due, entry.dueMs) : entry.dueMs;
    }
    return due;
}

bool Schedule::isFirstLook(const Item &item) const
{
    const Entry *entry = find(item);
    return entry && entry->startedMs < 0;
}

bool Schedule::isRunning(const Item &item) const
{
    return std::find(m_running.cbegin(), m_running.cend(), item) != m_running.cend();
}

void Schedule::started(const Item &item, qint64 nowMs)
{
    m_running.push_back(item);
    Entry *entry = find(item);
    if (!entry)
        return;
    entry->measuredMs = entry->regular ? nowMs - entry->startedMs : 0;
    entry->startedMs = nowMs;
}

Schedule::Entry *Schedule::stopped(const Item &item)
{
    const auto running = std::find(m_running.begin(), m_running.end(), item);
    if (running != m_running.end())
        m_running.erase(running);
    return find(item);
}

void Schedule::succeeded(const Item &item, qint64 nowMs)
{
    m_doubtful.remove(item.subject);
    Entry *entry = stopped(item);
    if (!entry)
        return;
    entry->failures = 0;
    entry->regular = true;
    // From its start, so that slow answers do not stretch the rounds.
    entry->dueMs = isPast(item.question) ? nowMs : entry->startedMs + intervalMs(item);
}

void Schedule::failed(const Item &item, qint64 nowMs)
{
    m_doubtful.insert(item.subject);
    Entry *entry = stopped(item);
    if (!entry)
        return;
    ++entry->failures;
    entry->regular = false;
    entry->dueMs = nowMs + m_backoff.pauseMs(entry->failures, firstBackoffCadences * m_cadenceMs,
                                             longestBackoffCadences * m_cadenceMs);
}

void Schedule::rested(const Item &item, int cadences, qint64 nowMs)
{
    m_doubtful.remove(item.subject);
    Entry *entry = stopped(item);
    if (!entry)
        return;
    entry->failures = 0;
    entry->regular = false;
    entry->dueMs = nowMs + cadences * m_cadenceMs;
}

void Schedule::hurry(qint64 nowMs)
{
    for (Entry &entry : m_entries)
        hurry(entry.item, nowMs);
}

void Schedule::hurry(const Item &item, qint64 nowMs)
{
    if (Entry *entry = find(item))
        entry->dueMs = std::min(entry->dueMs, nowMs);
}

qint64 Schedule::realCadenceMs(Question question) const
{
    std::vector<qint64> measured;
    for (const Entry &entry : m_entries) {
        if (entry.item.question == question && entry.measuredMs > 0)
            measured.push_back(entry.measuredMs);
    }
    if (measured.empty())
        return 0;
    const auto middle = measured.begin() + std::ptrdiff_t(measured.size() / 2);
    std::nth_element(measured.begin(), middle, measured.end());
    return *middle;
}

Schedule::Entry *Schedule::find(const Item &item)
{
    return const_cast<Entry *>(std::as_const(*this).find(item));
}

const Schedule::Entry *Schedule::find(const Item &item) const
{
    const auto entry = std::find_if(m_entries.cbegin(), m_entries.cend(),
                                    [&item](const Entry &one) { return one.item == item; });
    return entry == m_entries.cend() ? nullptr : &*entry;
}

} // namespace hmcscope
