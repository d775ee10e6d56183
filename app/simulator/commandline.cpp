// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/commandline.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QFile>
#include <QRandomGenerator>

namespace hmcscope::simulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int realLogonMs = 560;
constexpr int realLogoffMs = 180;

void addOptions(QCommandLineParser &parser)
{
    parser.setApplicationDescription(u"A simulated HMC for demonstration and tests, on this machine only."_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions({
        {u"port"_s, u"TCP port; 0 takes a free one."_s, u"PORT"_s, u"0"_s},
        {u"address"_s, u"Loopback address to listen on."_s, u"ADDRESS"_s, u"127.0.0.1"_s},
        {u"gui-port"_s, u"Second port where the browser GUI answers; 0 takes a free one."_s, u"PORT"_s,
         u"0"_s},
        {u"mute-port"_s, u"Third port that never answers; 0 takes a free one."_s, u"PORT"_s, u"0"_s},
        {u"user"_s, u"User ID that may log on."_s, u"ID"_s, u"hscroot"_s},
        {u"password-file"_s, u"File or descriptor number with the password; abc123 without."_s, u"FILE"_s},
        {u"systems"_s, u"Number of managed systems, 0 to 200."_s, u"N"_s, u"4"_s},
        {u"seed"_s, u"Seed of the daily curves."_s, u"N"_s, u"1"_s},
        {u"first-system"_s, u"Number of the first one; HMCs whose ranges overlap see the same systems."_s,
         u"N"_s, u"0"_s},
        {u"name"_s, u"Name of the console."_s, u"NAME"_s, u"hmc-sim"_s},
        {u"generation"_s, u"Speak as an HMC V8, V9, V10 or V11."_s, u"GENERATION"_s},
        {u"set"_s, u"Set a switch of the dialect; may be repeated."_s, u"NAME=VALUE"_s},
        {u"speed"_s, u"Seconds of the HMC's clock per second."_s, u"FACTOR"_s, u"1"_s},
        {u"start"_s, u"The HMC's clock at start, ISO 8601 with offset; now without."_s, u"TIME"_s},
        {u"logon-delay"_s, u"Milliseconds that a logon takes."_s, u"MS"_s, u"0"_s},
        {u"logoff-delay"_s, u"Milliseconds that a logoff takes."_s, u"MS"_s, u"0"_s},
        {u"control"_s, u"Path of the control socket to make."_s, u"PATH"_s},
        {u"certificate-out"_s, u"Write the certificate to this file (PEM)."_s, u"FILE"_s},
        {u"pipe"_s, u"Demo mode: descriptor to report to; ends with it."_s, u"FD"_s},
    });
}

/// Reads numbers and remembers the first that is none or out of its range.
class Numbers final
{
public:
    explicit Numbers(const QCommandLineParser &parser)
        : m_parser(parser)
    {
    }
    double read(const QString &option, double low, double high)
    {
        bool ok = false;
        const double value = m_parser.value(option).toDouble(&ok);
        if ((!ok || value < low || value > high) && problem.isEmpty())
            problem = u"--%1: a number from %2 to %3 is wanted"_s.arg(option).arg(low).arg(high);
        return value;
    }
    QString problem;

private:
    const QCommandLineParser &m_parser;
};

/// The first line of a file or descriptor.
bool readPassword(const QString &source, QString *password)
{
    bool isDescriptor = false;
    const int descriptor = source.toInt(&isDescriptor);
    QFile file(source);
    const bool open =
        isDescriptor ? file.open(descriptor, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return false;
    QByteArray line = file.readLine(4096);
    if (line.endsWith('\n'))
        line.chop(1);
    *password = QString::fromUtf8(line);
    return !password->isEmpty();
}

QString readStart(const QString &text, qint64 *startMs)
{
    if (text.isEmpty())
        return {};
    const QDateTime start = QDateTime::fromString(text, Qt::ISODate);
    if (!start.isValid() || start.timeSpec() == Qt::LocalTime)
        return u"--start: a time like 2026-03-02T08:00:00+01:00 is wanted"_s;
    *startMs = start.toMSecsSinceEpoch();
    return {};
}

void enterDemoMode(CommandLine &line, int pipe)
{
    line.pipe = pipe;
    line.options.logonDelayMs = realLogonMs;
    line.options.logoffDelayMs = realLogoffMs;
    quint64 words[2];
    QRandomGenerator::system()->fillRange(words);
    line.options.password = QString::number(words[0], 36) + QString::number(words[1], 36);
}

/// The generation's profile, then every single switch.
QString readDialect(const QCommandLineParser &parser, Dialect *dialect)
{
    if (parser.isSet(u"generation"_s)) {
        const auto generation = generationFrom(parser.value(u"generation"_s));
        if (!generation)
            return u"--generation: V8, V9, V10 or V11 is wanted"_s;
        *dialect = dialectOf(*generation);
    }
    const QStringList settings = parser.values(u"set"_s);
    for (const QString &setting : settings) {
        if (!setSwitch(*dialect, setting.section(u'=', 0, 0), setting.section(u'=', 1)))
            return u"--set %1: no such switch or value"_s.arg(setting);
    }
    return {};
}

QString readInto(CommandLine &line, const QCommandLineParser &parser)
{
    Numbers numbers(parser);
    line.port = quint16(numbers.read(u"port"_s, 0, 65535));
    if (parser.isSet(u"gui-port"_s))
        line.guiPort = quint16(numbers.read(u"gui-port"_s, 0, 65535));
    if (parser.isSet(u"mute-port"_s))
        line.mutePort = quint16(numbers.read(u"mute-port"_s, 0, 65535));
    line.options.systems = int(numbers.read(u"systems"_s, 0, 200));
    line.options.firstSystem = int(numbers.read(u"first-system"_s, 0, 10'000));
    line.options.name = parser.value(u"name"_s);
    line.options.seed = quint32(numbers.read(u"seed"_s, 0, 4294967295.0));
    line.options.speed = numbers.read(u"speed"_s, 0.001, 100'000);
    line.options.logonDelayMs = int(numbers.read(u"logon-delay"_s, 0, 600'000));
    line.options.logoffDelayMs = int(numbers.read(u"logoff-delay"_s, 0, 600'000));
    line.options.user = parser.value(u"user"_s);
    line.controlPath = parser.value(u"control"_s);
    line.certificatePath = parser.value(u"certificate-out"_s);
    line.address = QHostAddress(parser.value(u"address"_s));
    if (parser.isSet(u"pipe"_s))
        enterDemoMode(line, int(numbers.read(u"pipe"_s, 0, 1023)));
    if (!numbers.problem.isEmpty())
        return numbers.problem;
    if (!line.address.isLoopback())
        return u"--address: only loopback addresses are served"_s;
    if (parser.isSet(u"password-file"_s) &&
        !readPassword(parser.value(u"password-file"_s), &line.options.password))
        return u"--password-file: no password there"_s;
    const QString problem = readDialect(parser, &line.options.dialect);
    return problem.isEmpty() ? readStart(parser.value(u"start"_s), &line.options.startMs) : problem;
}

} // namespace

CommandLine commandLineFrom(const QStringList &arguments)
{
    QCommandLineParser parser;
    addOptions(parser);
    CommandLine line;
    QString problem;
    if (!parser.parse(arguments))
        problem = parser.errorText();
    else if (!parser.positionalArguments().isEmpty())
        problem = u"unexpected argument: %1"_s.arg(parser.positionalArguments().constFirst());
    if (problem.isEmpty() && parser.isSet(u"help"_s)) {
        line.text = parser.helpText();
    } else if (problem.isEmpty() && parser.isSet(u"version"_s)) {
        line.text =
            QCoreApplication::applicationName() + u' ' + QCoreApplication::applicationVersion() + u'\n';
    } else if (problem.isEmpty()) {
        problem = readInto(line, parser);
    }
    if (!line.text.isEmpty())
        line.wish = CommandLine::Wish::ShowText;
    if (!problem.isEmpty()) {
        line.wish = CommandLine::Wish::Refuse;
        line.text = problem;
    }
    return line;
}

} // namespace hmcscope::simulator
