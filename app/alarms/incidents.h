// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarms/incident.h"
#include "metrics/limits.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QSet>

#include <map>

namespace hmcscope {

/// Who is spoken of.
struct Subject
{
    QString server{}; ///< MTMS, or the UUID where it has none; empty: the HMC itself
    QString name{};   ///< untrusted plain text
    QString hmc{};
    bool demo = false;
    /// A server that two HMCs see is one.
    QString key() const;
};

/// What one HMC has to say of a server now.
struct ServerNews
{
    struct Values
    {
        AlarmKind kind = AlarmKind::PowerHigh;
        QList<Sample> samples{}; ///< ordered; those that were told before do no harm
    };
    Subject subject{};
    double budgetWatts = 0.0; ///< 0: none
    qint64 newestMs = 0;      ///< our clock: when the newest values are of; 0: none are expected
    QList<Values> values{};
};

/// All incidents of a program, open ones and the latest that have ended. An incident is told of once; again
/// only when it gets worse, or when it still goes on after it was snoozed.
class Incidents final : public QObject
{
    Q_OBJECT
public:
    explicit Incidents(QObject *parent = nullptr);
    ~Incidents() override;

    const AlarmRules &rules() const { return m_rules; }
    /// What is open goes on, by the new rules from its next sample; where nothing is watched any more it
    /// ends.
    void setRules(const AlarmRules &rules, qint64 nowMs);

    /// `source`: who speaks, one for each HMC of a window.
    void take(const QObject *source, const ServerNews &news, qint64 nowMs);
    /// Nothing is to be expected of this subject now, as of a server that is switched off: what is open ends.
    void release(const Subject &subject, qint64 nowMs);
    /// The source speaks of these subjects only, by their keys.
    void keepOnly(const QObject *source, const QSet<QString> &keys, qint64 nowMs);
    /// The source speaks no more, by the user's wish: that is no alarm. Nothing open stays that nobody else
    /// speaks of.
    void leave(const QObject *source, qint64 nowMs);
    /// Time goes on: who is silent, and whose snooze is over. After a pause of the program itself nobody is
    /// blamed for it.
    void tick(qint64 nowMs);

    /// The newest first; at most `capacity` that have ended.
    const QList<Incident> &all() const { return m_incidents; }
    /// Of what is open, acknowledged or not.
    Severity worst() const;
    static constexpr int capacity = 200;

    /// Nobody needs to be told any more, unless it gets worse.
    void acknowledge(int id);
    /// Not to be told of until then (our clock), even when it ends and comes again; unless it gets worse.
    void snooze(int id, qint64 untilMs);

Q_SIGNALS:
    void changed();
    /// Somebody has to be told.
    void noticeDue(const hmcscope::Incident &incident);
    /// It has ended, was acknowledged or snoozed: what is shown of it elsewhere may go.
    void noticeOver(int id);

private:
    struct Server;
    Server &serverOf(const Subject &subject);
    void stepSilence(Server &server, qint64 nowMs);
    void follow(Server &server, AlarmKind kind, qint64 nowMs);
    void expectNobody();
    /// Watched no more: what has begun to count is forgotten, what is open ends.
    void letGo(Server &server, AlarmKind kind, qint64 nowMs);
    void end(Server &server, AlarmKind kind, qint64 nowMs, bool watched);
    void drop(const QString &key, const QObject *source, qint64 nowMs);
    Incident *find(int id);
    void forgetOldest();

    AlarmRules m_rules;
    std::map<QString, Server> m_servers;                   ///< by the key of their subject
    QMap<std::pair<QString, AlarmKind>, qint64> m_snoozes; ///< until when, our clock
    QList<Incident> m_incidents;
    int m_lastId = 0;
    qint64 m_tickedMs = 0; ///< our clock; 0: not yet
};

} // namespace hmcscope
