// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/dialect.h"
#include "simulator/records.h"

#include <QByteArray>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace hmcscope::simulator {

/// What the simulated HMC is like.
struct Options
{
    QString user = QStringLiteral("hscroot");
    QString password = QStringLiteral("abc123");
    int systems = 4;          ///< the usual fleet of the demo: see fleet.cpp; more are made up
    quint32 seed = 1;         ///< of the daily curves
    qint64 startMs = 0;       ///< HMC clock at start, ms since 1970 UTC; 0: this machine's
    double speed = 1.0;       ///< HMC seconds per second; samples come every 30 HMC seconds
    int offsetSeconds = 3600; ///< the HMC's time zone
    int logonDelayMs = 0;     ///< a real one needs 560 ms
    int logoffDelayMs = 0;    ///< a real one needs 180 ms
    QByteArray certificateName = "hmc-sim.example";
    QString name = QStringLiteral("hmc-sim"); ///< of the console
    int firstSystem =
        0; ///< index of the first managed system: HMCs whose ranges overlap see the same systems
    Dialect dialect = {};
    /// The HMC's clock in ms since 1970 UTC, without its skew; replaces startMs and speed where it is set.
    std::function<qint64()> nowMs = {};
};

/// A fault or a delay for the requests that match. The first matching rule with times left is taken.
struct Fault
{
    enum class Action {
        None,      ///< only the delay
        Drop,      ///< close without an answer, nothing happened
        DropAfter, ///< close without an answer, but it happened (a session was made, or ended)
        Reset,     ///< TCP reset before the effect
        Status,    ///< answer with `status` and an error document (its Message is `text`, if any); nothing
                   ///< happened
        Truncate,  ///< half of the body, then close; it happened
        Garbage,   ///< something that is not HTTP; it happened
        Hang,      ///< never answer; nothing happened
        Redirect,  ///< answer `status` with Location `text`; nothing happened
        Body,      ///< answer 200 with body `text`; nothing happened
    };
    QByteArray method{};       ///< empty: any
    QByteArray pathContains{}; ///< empty: any (matched against path and query)
    Action action = Action::None;
    int status = 503;
    QByteArray text{};
    int delayMs = 0;      ///< before the effect
    int delayAfterMs = 0; ///< after the effect, before the answer
    int times = -1;       ///< how often; -1: always
};

/// A simulated HMC: TLS on a real socket, held to the known facts of the REST API. Shares no parser with the
/// client.
class Simulator final : public QObject
{
    Q_OBJECT
public:
    explicit Simulator(const Options &options = {}, QObject *parent = nullptr);
    ~Simulator() override;

    /// What one who asks without a socket gets.
    struct Reply
    {
        enum class End {
            Complete,
            Closed, ///< the connection ended without an answer
            Reset,
            Truncated, ///< half of the body came
            Garbage,   ///< something came that is not HTTP
            Never,     ///< nothing will come
        };
        End end = End::Complete;
        int status = 0; ///< 0: no answer
        QByteArray contentType{};
        QList<QPair<QByteArray, QByteArray>> headers{}; ///< without Content-Type, Content-Length, Connection
        QByteArray body{};
        int delayMs = 0; ///< of real time that the answer would have taken over a socket
    };
    /// The door without a socket, for tests in virtual time: the same path as over the network (counters,
    /// records, faults, sessions), only at once. Header names in \p request are in lower case.
    Reply ask(const RequestRecord &request, const QString &peer);

    bool listen(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    /// A second port where the browser GUI answers, as on 443 up to V10: pages and redirects to /hmc/, with
    /// the same certificate.
    bool listenAsGui(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    /// A third port that accepts TCP and never says anything, as 12443 of V11.
    bool listenMute(const QHostAddress &address = QHostAddress::LocalHost, quint16 port = 0);
    void stop(); ///< closes all ports and every connection; sessions stay known
    quint16 port() const;
    quint16 guiPort() const;
    quint16 mutePort() const;
    bool isBusy() const;            ///< a request waits for its answer, or the answer is not yet written
    QByteArray fingerprint() const; ///< SHA-256 of the certificate's DER
    QByteArray certificatePem() const;
    void replaceCertificate(); ///< from now on another one

    Counters counters() const;
    QList<SessionRecord> sessions() const;
    QList<RequestRecord> requests() const;    ///< the last 10,000
    QList<RequestRecord> guiRequests() const; ///< what came to the browser GUI's port
    void clearRequests();
    void killSessions(); ///< as an administrator would: the tokens answer 401 from now on
    void expireSessions();
    /// A restart: every session and connection is gone, and the next \p startingAnswers requests are
    /// answered by an HMC that is starting.
    void restart(int startingAnswers);
    const Dialect &dialect() const;
    void setDialect(const Dialect &dialect); ///< in force from the next request on
    void addFault(const Fault &fault);
    void clearFaults();

    QStringList systemUuids() const;
    qint64 hmcNowMs() const;
    /// What energy and system metrics say at an HMC stamp that is a multiple of 30 s: the very JSON samples
    /// served. Empty where there is none: unknown system, powered off, not monitored, or in its daily gap.
    QByteArray energySample(const QString &uuid, qint64 stampMs) const;
    QByteArray systemSample(const QString &uuid, qint64 stampMs) const;

Q_SIGNALS:
    void countersChanged();
    void answered(); ///< some answer is written, or a connection is closed

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace hmcscope::simulator
