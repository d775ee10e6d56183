// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/commandline.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace hmcscope::probe {

namespace {

constexpr int mostSamples = 240;

QString exitCodes()
{
    return u"\nThe password is read from the terminal without echo, or from the first line of standard "
           u"input.\n"
           "It is never an argument.\n\n"
           "Exit codes: 0 done, 1 the CSV file could not be written, 2 wrong usage,\n"
           "3 certificate not trusted (its fingerprint is printed), 4 logon refused,\n"
           "5 HMC not reached or no answer.\n"_s;
}

std::variant<TrustRule, Misuse> readTrust(const QCommandLineParser &parser)
{
    if (parser.isSet(u"pin"_s) && parser.isSet(u"ca"_s))
        return Misuse{u"--pin and --ca exclude each other."_s};
    if (parser.isSet(u"ca"_s))
        return TrustRule{TrustRule::Kind::CaFile, parser.value(u"ca"_s), {}};
    if (!parser.isSet(u"pin"_s))
        return TrustRule{};
    const auto pin = parseFingerprint(parser.value(u"pin"_s));
    if (!pin)
        return Misuse{u"--pin takes the SHA-256 fingerprint of the certificate: 64 hexadecimal digits."_s};
    return TrustRule{TrustRule::Kind::Pin, {}, *pin};
}

} // namespace

std::variant<Order, Information, Misuse> readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Logs on to an HMC, prints the newest readings of its managed systems, logs off."_s);
    const QCommandLineOption help({u"h"_s, u"help"_s}, u"Show this help."_s);
    const QCommandLineOption version({u"v"_s, u"version"_s}, u"Show the version."_s);
    parser.addOptions(
        {help,
         version,
         {u"hmc"_s, u"The HMC's address; the same as the argument."_s, u"HOST[:PORT]"_s},
         {u"user"_s, u"User ID."_s, u"ID"_s},
         {u"samples"_s, u"How many of the newest samples of every series (1 to 240, default 1)."_s, u"N"_s,
          u"1"_s},
         {u"json"_s, u"Print JSON instead of a table."_s},
         {u"csv"_s, u"Write the samples to a CSV file as well."_s, u"FILE"_s},
         {u"pin"_s, u"Trust exactly the certificate with this fingerprint."_s, u"SHA256"_s},
         {u"ca"_s, u"Trust the authorities of this PEM file instead of the system's."_s, u"FILE"_s},
         {u"log-level"_s, u"What is told on standard error; info unless given."_s,
          u"debug|info|warning|error"_s}});
    parser.addPositionalArgument(u"HOST[:PORT]"_s,
                                 u"The HMC's address. Without a port 443 and 12443 are tried."_s,
                                 u"[HOST[:PORT]]"_s);

    if (!parser.parse(arguments))
        return Misuse{parser.errorText()};
    if (parser.isSet(help))
        return Information{parser.helpText() + exitCodes()};
    if (parser.isSet(version))
        return Information{u"hmcscope-probe "_s + QLatin1String(HMCSCOPE_VERSION)};

    const QStringList addresses = parser.values(u"hmc"_s) + parser.positionalArguments();
    if (addresses.size() != 1)
        return Misuse{u"Exactly one HMC address is needed: hmcscope-probe --user ID HOST[:PORT]"_s};
    const auto endpoint = Endpoint::parse(addresses.constFirst());
    if (!endpoint)
        return Misuse{u"This is no address: "_s + addresses.constFirst()};
    if (parser.value(u"user"_s).isEmpty())
        return Misuse{u"A user ID is needed: --user ID"_s};
    bool isNumber = false;
    const int samples = parser.value(u"samples"_s).toInt(&isNumber);
    if (!isNumber || samples < 1 || samples > mostSamples)
        return Misuse{u"--samples takes a number from 1 to 240."_s};
    const QString logWord = parser.isSet(u"log-level"_s) ? parser.value(u"log-level"_s) : u"info"_s;
    const std::optional<LogLevel> logLevel = logLevelFrom(logWord);
    if (!logLevel)
        return Misuse{u"--log-level takes debug, info, warning or error, not: "_s + logWord};
    const auto trust = readTrust(parser);
    if (const auto *misuse = std::get_if<Misuse>(&trust))
        return *misuse;

    return Order{*endpoint, std::get<TrustRule>(trust), parser.value(u"user"_s),
                 samples,   parser.isSet(u"json"_s),    parser.value(u"csv"_s),
                 *logLevel};
}

} // namespace hmcscope::probe
