// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <optional>

namespace hmcscope::simulator {

/// How this HMC speaks: everything in which generations differ (reference: "Firmware generations at a
/// glance"), what is known of single HMCs, and, as switches, what nobody has verified. The properties' names
/// are those of the control socket's command "set" and of --set NAME=VALUE; durations are in seconds of the
/// HMC's clock unless their name says otherwise. dialectOf() makes the profile of a generation; every single
/// property may be changed afterwards, while the simulator runs.
struct Dialect
{
    Q_GADGET
public:
    enum class Generation { V8, V9, V10, V11 };
    Q_ENUM(Generation)
    /// Shape of error bodies: by path as real ones (Atom entry under uom and web, bare root under pcm), or
    /// always one.
    enum class ErrorShape { ByPath, AtomEntry, BareRoot, Empty, HtmlPage };
    Q_ENUM(ErrorShape)
    enum class Echo { Clear, Masked, None };
    Q_ENUM(Echo)
    /// Why every logon with the right password is refused.
    enum class LogonRefusal { None, PasswordExpired, SecondFactor, NoRemoteAccess, BeforeV8 };
    Q_ENUM(LogonRefusal)
    enum class Certificate { SelfSigned, WrongName, Expired, NotYetValid };
    Q_ENUM(Certificate)
    enum class Tls { From12, Only12, Only13 };
    Q_ENUM(Tls)
    /// Where the links in feeds point.
    enum class Links { AsAsked, Port443, NoPort, ForeignHost, Loopback13443 };
    Q_ENUM(Links)
    enum class Zone { Offset, Utc };
    Q_ENUM(Zone)

#define HMC_SWITCH(type, name, value)                                                                        \
    Q_PROPERTY(type name MEMBER name)                                                                        \
public:                                                                                                      \
    type name = value;

    HMC_SWITCH(Generation, generation, Generation::V10)

    // Sessions
    HMC_SWITCH(bool, wrappedToken, false)     ///< white space around the token, as in IBM's example
    HMC_SWITCH(int, logoffStatus, 204)        ///< or 200, 202
    HMC_SWITCH(bool, logoffSetsCookie, false) ///< V8: a new JSESSIONID with the 204
    HMC_SWITCH(int, idleExpiry, 0)            ///< 0: never
    HMC_SWITCH(int, sessionExpiry, 0)         ///< after the logon; 0: never
    HMC_SWITCH(int, sessionCap, 0)            ///< live sessions beyond which logons are refused; 0: none
    HMC_SWITCH(int, sessionCapStatus, 401)    ///< unverified: 401 or 503
    HMC_SWITCH(int, lockAfter, 3)             ///< wrong passwords in a row that lock the user; 0: never
    HMC_SWITCH(int, lockSeconds, 300)
    HMC_SWITCH(LogonRefusal, logonRefusal, LogonRefusal::None)
    HMC_SWITCH(int, startingAnswers, 0)  ///< so many requests from now on are answered by a starting HMC
    HMC_SWITCH(int, startingStatus, 503) ///< or 401, 404

    // Transport
    HMC_SWITCH(Tls, tls, Tls::From12)
    HMC_SWITCH(Certificate, certificate, Certificate::SelfSigned)
    HMC_SWITCH(int, idleDropMs, 0)    ///< keep-alive connections are dropped silently; real time; 0: never
    HMC_SWITCH(bool, idleMute, false) ///< idleDropMs: they stay open, but nothing is answered any more
    HMC_SWITCH(bool, gzip, false)     ///< PCM bodies, where the client accepts it
    HMC_SWITCH(bool, leadingNewline, true) ///< before the XML of feeds
    HMC_SWITCH(bool, closeOnErrors, false) ///< V8: Connection: Close
    HMC_SWITCH(int, dripBytesPerSecond, 0) ///< bodies are written slowly; 0: at once
    HMC_SWITCH(int, answerDelayMs, 0)      ///< real time, every GET; a real HMC needs about 330
    HMC_SWITCH(Links, links, Links::Loopback13443)

    // Errors
    HMC_SWITCH(ErrorShape, errorShape, ErrorShape::ByPath)
    HMC_SWITCH(Echo, echo, Echo::Clear)     ///< token and cookie in the echoed request headers
    HMC_SWITCH(bool, narrowAccept406, true) ///< PCM: anything without */* or atom+xml
    HMC_SWITCH(bool, deadSession302, false) ///< unknown tokens are sent to the login page
    HMC_SWITCH(int, pcmOffStatus, 403)      ///< V11: 404
    HMC_SWITCH(bool, roleMissing, false) ///< the user may read the inventory and the preferences, not metrics

    // Inventory
    HMC_SWITCH(bool, oddNames, false)   ///< non-ASCII, &, quotes, newline at the end, very long
    HMC_SWITCH(bool, bigConsole, false) ///< ManagementConsole of 94 KB
    HMC_SWITCH(bool, systemType, true)  ///< absent on V8
    HMC_SWITCH(bool, etags, true)       ///< UOM: If-None-Match is answered 304

    // PCM preferences, of all monitored systems
    HMC_SWITCH(bool, energyCapableKnown, true) ///< absent on V8R8.6 and older
    HMC_SWITCH(bool, energyCapable, true)
    HMC_SWITCH(bool, energyMonitor, true)
    HMC_SWITCH(bool, aggregation, true)
    HMC_SWITCH(bool, longTermMonitor, true)
    HMC_SWITCH(bool, computeLtm, true)
    HMC_SWITCH(bool, trailingBlank, false) ///< after the AtomID

    // PCM samples
    HMC_SWITCH(Zone, zone, Zone::Offset)
    HMC_SWITCH(int, clockSkew, 0)             ///< seconds that the HMC's clock is ahead
    HMC_SWITCH(int, sampleOffset, 0)          ///< V8: 26, so that stamps are at :26 and :56
    HMC_SWITCH(int, publishDelay, 7)          ///< 5 to 10
    HMC_SWITCH(bool, earlyFirstSample, false) ///< the first sample is 4 s before StartTS
    HMC_SWITCH(bool, noSamples, false)        ///< on, but nothing collected yet: feeds without entries
    HMC_SWITCH(bool, emptyIs204, false)       ///< the same as 204 text/plain
    HMC_SWITCH(bool, paused, false)           ///< collection is paused: no new samples from now on
    HMC_SWITCH(bool, emptyFiles, false)       ///< JSON files of length 0
    HMC_SWITCH(bool, expiredFiles, false)     ///< the feed's file answers 404
    HMC_SWITCH(int, sampleStatus, 0)          ///< 1: failed, without data; 2: partial, with data
    HMC_SWITCH(bool, nulls, false)            ///< [null] for every watt and degree
    HMC_SWITCH(bool, noPower, false)          ///< powerUtil is missing
    HMC_SWITCH(bool, noThermal, false)        ///< thermalUtil is missing
    HMC_SWITCH(bool, zeroSensor, false)       ///< a sensor of instance 0 with 0 °C before the others
    HMC_SWITCH(bool, shuffled, false)         ///< random key order, samples out of order and twice
    HMC_SWITCH(bool, viosDown, false)         ///< status 2, error 4002 or 4005, no storage part
    HMC_SWITCH(bool, noVios, false)           ///< no viosUtil at all

    // Shared Storage Pools: unverified against a real body
    HMC_SWITCH(bool, poolEndpoint,
               false) ///< /pcm/SharedStoragePool/{uuid}/ProcessedMetrics and its preferences
    HMC_SWITCH(QString, poolRoot, QStringLiteral("sspUtil")) ///< or systemUtil
    HMC_SWITCH(bool, poolErrorSamples, false)                ///< some samples without poolUtil
    HMC_SWITCH(int, poolWindow, 7200)                        ///< or 91800
#undef HMC_SWITCH
};

/// The profile of a generation.
Dialect dialectOf(Dialect::Generation generation);
/// Changes one property by its name; enumerators are written as in the header. False: no such name or value.
bool setSwitch(Dialect &dialect, const QString &name, const QString &value);
/// The names of all properties, in the header's order, and the value of one; an enumerator as its name.
QStringList switchNames();
QVariant switchValue(const Dialect &dialect, const QString &name);
/// By its name ("V8"); nothing where there is no such generation.
std::optional<Dialect::Generation> generationFrom(const QString &name);

} // namespace hmcscope::simulator
