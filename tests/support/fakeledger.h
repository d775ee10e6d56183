// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"

#include <QStringList>

#include <algorithm>

namespace hmcscope::test {

/// A ledger without a key store: it notes what it is told, in order ("begin 1", "hold 1", "end 1 confirmed",
/// ...), and keeps its books as the real one does. A call about an entry that is not there is noted with a
/// question mark: "drop 1?".
class FakeLedger final : public SessionLedger
{
public:
    QString begin(const LogonOrder &order) override
    {
        Kept kept;
        kept.entry.id = QString::number(++m_last);
        kept.entry.endpoint = order.endpoint;
        kept.entry.user = order.user;
        kept.entry.memento = order.memento;
        kept.entry.startedMs = nowMs;
        kept.adoption = {order.endpoint, order.trust, {}, order.memento, {}};
        log.append(QStringLiteral("begin ") + kept.entry.id);
        add(std::move(kept));
        return QString::number(m_last);
    }
    void hold(const QString &id, const Secret &token, const QByteArray &address, qint64 hmcLogonMs) override
    {
        with(QStringLiteral("hold"), id, [&](Kept &kept) {
            kept.entry.state = LedgerEntry::State::Open;
            kept.entry.hmcLogonMs = hmcLogonMs;
            kept.adoption.token = token;
            kept.adoption.address = address;
            ++m_totals.opened;
        });
    }
    void drop(const QString &id) override
    {
        with(QStringLiteral("drop"), id, [&](Kept &) { remove(id); });
    }
    void end(const QString &id, SessionEnd end) override
    {
        const bool gone = end == SessionEnd::AlreadyGone;
        const QString how = gone ? QStringLiteral(" already gone") : QStringLiteral(" confirmed");
        with(
            QStringLiteral("end"), id,
            [&](const Kept &kept) {
                m_totals.opened += kept.entry.state == LedgerEntry::State::Open ? 0 : 1; // never handed over
                ++(gone ? m_totals.alreadyGone : m_totals.confirmed);
                remove(id);
            },
            how);
    }
    void markUnknown(const QString &id) override
    {
        with(QStringLiteral("unknown"), id, [&](Kept &kept) {
            kept.entry.state = LedgerEntry::State::PossibleOrphan;
            ++m_totals.unknown;
        });
    }
    void abandon(const QString &id) override
    {
        with(QStringLiteral("abandon"), id, [](Kept &kept) { kept.entry.abandoned = true; });
    }
    void dismiss(const QString &id) override
    {
        with(QStringLiteral("dismiss"), id, [&](const Kept &kept) {
            const bool ours =
                kept.entry.owner == LedgerEntry::Owner::Own || kept.entry.owner == LedgerEntry::Owner::Gone;
            if (ours && kept.entry.state == LedgerEntry::State::PossibleOrphan)
                remove(id);
        });
    }

    QList<LedgerEntry> entries() const override
    {
        QList<LedgerEntry> all;
        for (const Kept &kept : m_kept)
            all.append(kept.entry);
        return all;
    }
    LedgerTotals totals() const override { return m_totals; }
    void recall(const QString &id, QObject *context, std::function<void(Result<AdoptionOrder>)> done) override
    {
        Result<AdoptionOrder> answer = Error{Error::Kind::Cancelled};
        with(QStringLiteral("recall"), id, [&](const Kept &kept) {
            const bool ours = kept.entry.owner == LedgerEntry::Owner::Gone ||
                              (kept.entry.owner == LedgerEntry::Owner::Own && kept.entry.abandoned);
            if (ours && kept.entry.state == LedgerEntry::State::Open)
                answer = locked ? Result<AdoptionOrder>(Error{Error::Kind::KeyStore})
                                : Result<AdoptionOrder>(kept.adoption);
        });
        QMetaObject::invokeMethod(
            context, [done = std::move(done), answer] { done(answer); }, Qt::QueuedConnection);
    }
    QString problem() const override { return trouble; }

    /// An entry of an earlier run, another instance or another machine, as the test says; its id comes back.
    QString plant(LedgerEntry entry, const AdoptionOrder &adoption = {})
    {
        entry.id = QString::number(++m_last);
        add({std::move(entry), adoption});
        return QString::number(m_last);
    }

    QStringList log;
    qint64 nowMs = 0;    ///< what begin() notes as the time
    bool locked = false; ///< recall() finds the key store locked
    QString trouble;     ///< what problem() says

private:
    struct Kept
    {
        LedgerEntry entry;
        AdoptionOrder adoption;
    };

    void add(Kept kept)
    {
        m_kept.append(std::move(kept));
        Q_EMIT changed();
    }
    void remove(const QString &id)
    {
        m_kept.removeIf([&id](const Kept &kept) { return kept.entry.id == id; });
    }
    template <typename Change>
    void with(const QString &word, const QString &id, const Change &change, const QString &how = {})
    {
        const auto found = std::find_if(m_kept.begin(), m_kept.end(),
                                        [&id](const Kept &kept) { return kept.entry.id == id; });
        log.append(word + u' ' + id + how + (found == m_kept.end() ? QStringLiteral("?") : QString()));
        if (found == m_kept.end())
            return;
        change(*found);
        Q_EMIT changed();
    }

    QList<Kept> m_kept;
    LedgerTotals m_totals;
    int m_last = 0;
};

} // namespace hmcscope::test
