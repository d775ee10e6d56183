// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandline.h"

#include "http/endpoint.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("hmcscope::CommandLine", text);
}

void describe(QCommandLineParser &parser)
{
    parser.setApplicationDescription(
        tr("Live power, temperature and SSP I/O of IBM Power servers, straight from their HMC."));
    parser.addOptions({
        {u"hmc"_s, tr("The HMC to connect to; IPv6 in brackets: [::1]:12443."), u"HOST[:PORT]"_s},
        {u"user"_s, tr("The user ID on the HMC."), u"ID"_s},
        {u"ca"_s, tr("Trust the certificate authorities of this PEM file instead of the system's."),
         u"FILE"_s},
        {u"appearance"_s, tr("How the windows look."), u"system|light|dark"_s},
        {u"demo"_s, tr("Show a simulated HMC; nothing of it is kept.")},
        {u"log-level"_s, tr("What is written to the log and to standard error; info unless given."),
         u"debug|info|warning|error"_s},
        {u"version"_s, tr("Print the version and end.")},
        {{u"h"_s, u"help"_s}, tr("Print this text and end.")},
    });
}

CommandLine misuse(const QString &problem)
{
    CommandLine line;
    line.verdict = CommandLine::Verdict::Misuse;
    line.problem = problem;
    return line;
}

CommandLine withLogLevel(CommandLine line, const QCommandLineParser &parser)
{
    const QString word = parser.value(u"log-level"_s);
    const std::optional<LogLevel> level = logLevelFrom(word);
    if (parser.isSet(u"log-level"_s) && !level)
        return misuse(tr("Not a log level (debug, info, warning or error): %1").arg(word));
    line.logLevel = level.value_or(LogLevel::Info);
    return line;
}

} // namespace

CommandLine readCommandLine(const QStringList &arguments)
{
    QCommandLineParser parser;
    describe(parser);
    if (!parser.parse(arguments))
        return misuse(parser.errorText());
    CommandLine line;
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        line.verdict = parser.isSet(u"help"_s) ? CommandLine::Verdict::Help : CommandLine::Verdict::Version;
        return line;
    }
    if (!parser.positionalArguments().isEmpty())
        return misuse(tr("Unexpected argument: %1").arg(parser.positionalArguments().constFirst()));
    line.address = parser.value(u"hmc"_s);
    line.user = parser.value(u"user"_s);
    line.caFile = parser.value(u"ca"_s);
    line.appearance = parser.value(u"appearance"_s);
    line.demo = parser.isSet(u"demo"_s);
    if (parser.isSet(u"hmc"_s) && !Endpoint::parse(line.address))
        return misuse(tr("Not an address of an HMC (HOST, HOST:PORT or [IPv6]:PORT): %1").arg(line.address));
    if (parser.isSet(u"ca"_s) && !QFileInfo(line.caFile).isReadable())
        return misuse(tr("The certificate authority file cannot be read: %1").arg(line.caFile));
    const QStringList appearances{u"system"_s, u"light"_s, u"dark"_s};
    if (parser.isSet(u"appearance"_s) && !appearances.contains(line.appearance))
        return misuse(tr("Not an appearance (system, light or dark): %1").arg(line.appearance));
    return withLogLevel(std::move(line), parser);
}

QString helpText()
{
    QCommandLineParser parser;
    describe(parser);
    return parser.helpText();
}

} // namespace hmcscope
