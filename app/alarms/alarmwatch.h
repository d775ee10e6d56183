// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incidents.h"
#include "base/clock.h"
#include "monitor/monitor.h"

#include <QHash>
#include <QMap>
#include <QObject>

#include <functional>

namespace hmcscope {

/// Watches one HMC for alarms: hands what its history gets to the incidents. Only what is new and of now
/// counts: what is fetched of the hours before raises nothing. While the user has the HMC disconnected nobody
/// is watched; when it is lost by itself, its silence is an alarm, one for all of its servers.
class AlarmWatch final : public QObject
{
    Q_OBJECT
public:
    struct Parts
    {
        Session &session;
        const Monitor &monitor;
        const HistoryStore &history;
        Incidents &incidents; ///< all outlive the watch
        const Clock &clock;
        std::function<QString()> title;                    ///< what the HMC is called
        std::function<bool()> isDemo;                      ///< whether it is the simulated one
        std::function<double(const QString &mtms)> budget; ///< W; 0: none
    };
    explicit AlarmWatch(Parts parts, QObject *parent = nullptr);
    ~AlarmWatch() override;

    /// Time goes on.
    void tick();

    /// What the HMC was called when it was logged on: alarms stand under it.
    const QString &title() const { return m_title; }

private:
    void followSession(const SessionStatus &status);
    void forget();
    void look(int row);
    void lookAtAll();
    void keepListed();
    void noteAnswers();
    void noteClocks();
    Subject hmc() const;
    Subject subjectOf(const ManagedSystem &system) const;
    QList<Sample> values(AlarmKind kind, const QString &uuid, qint64 fromMs) const;
    qint64 newestMs(const QString &uuid, qint64 nowMs);
    qint64 hmcNowMs() const;
    qint64 silentSinceMs() const;
    /// How much later than usual values come where the HMC is too slow for the usual round.
    qint64 delayMs() const;

    Parts m_parts;
    QString m_title;
    bool m_watching = false;
    // By our clock:
    qint64 m_lostSinceMs = 0;    ///< there is no session, against the user's wish; 0: there is one
    qint64 m_answersSinceMs = 0; ///< 0: the HMC does not answer
    qint64 m_tickedMs = 0;
    qint64 m_skewMs = 0;                                  ///< as it was when stamps were last compared
    QMap<std::pair<QString, AlarmKind>, qint64> m_seenMs; ///< newest stamp that was handed on, by UUID
    QHash<QString, qint64> m_measuredMs;                  ///< stamp of the newest power value, by UUID
};

} // namespace hmcscope
