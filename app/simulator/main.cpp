// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/commandline.h"
#include "simulator/control.h"
#include "simulator/ownerpipe.h"
#include "simulator/signals.h"

#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <optional>

using namespace hmcscope::simulator;
using namespace Qt::StringLiterals;

namespace {

constexpr int usageError = 2;
constexpr int startError = 1;

int complain(const QString &text, int code)
{
    std::fputs(("hmcscope-simulator: " + text.toUtf8() + '\n').constData(), stderr);
    return code;
}

QByteArray readyLine(const Simulator &simulator, const CommandLine &line)
{
    QByteArray ready = "ready port=" + QByteArray::number(simulator.port()) +
                       " sha256=" + simulator.fingerprint().toHex(':').toUpper() +
                       " user=" + line.options.user.toUtf8();
    if (line.guiPort)
        ready += " gui=" + QByteArray::number(simulator.guiPort());
    if (line.mutePort)
        ready += " mute=" + QByteArray::number(simulator.mutePort());
    return ready;
}

/// Why the simulator cannot run, or nothing.
QString start(Simulator &simulator, Control &control, const CommandLine &line)
{
    if (!simulator.listen(line.address, line.port))
        return u"cannot listen on %1 port %2"_s.arg(line.address.toString()).arg(line.port);
    if (line.guiPort && !simulator.listenAsGui(line.address, *line.guiPort))
        return u"cannot listen on %1 port %2"_s.arg(line.address.toString()).arg(*line.guiPort);
    if (line.mutePort && !simulator.listenMute(line.address, *line.mutePort))
        return u"cannot listen on %1 port %2"_s.arg(line.address.toString()).arg(*line.mutePort);
    if (!line.controlPath.isEmpty() && !control.listen(line.controlPath))
        return u"control socket: "_s + control.errorText();
    if (!line.certificatePath.isEmpty()) {
        QFile file(line.certificatePath);
        if (!file.open(QIODevice::WriteOnly) || file.write(simulator.certificatePem()) < 0 || !file.flush())
            return u"certificate: "_s + file.errorString();
    }
    return {};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"hmcscope-simulator"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(HMCSCOPE_VERSION));
    const CommandLine line = commandLineFrom(QCoreApplication::arguments());
    if (line.wish == CommandLine::Wish::Refuse)
        return complain(line.text, usageError);
    if (line.wish == CommandLine::Wish::ShowText)
        return std::fputs(line.text.toUtf8().constData(), stdout) < 0 ? startError : 0;

    const Signals signalSource(line.pipe < 0);
    Simulator simulator(line.options);
    Control control(simulator);
    const QString problem = start(simulator, control, line);
    if (!problem.isEmpty())
        return complain(problem, startError);
    QObject::connect(&signalSource, &Signals::endRequested, &application, &QCoreApplication::quit);
    QObject::connect(&control, &Control::quitRequested, &application, &QCoreApplication::quit);

    const QByteArray ready = readyLine(simulator, line);
    std::optional<OwnerPipe> pipe;
    if (line.pipe >= 0) {
        pipe.emplace(line.pipe, simulator);
        QObject::connect(&*pipe, &OwnerPipe::finished, &application, &QCoreApplication::quit);
        if (!pipe->write(ready + " password=" + line.options.password.toUtf8() + '\n'))
            return complain(u"nobody reads the pipe"_s, startError);
    } else if (std::puts(ready.constData()) < 0 || std::fflush(stdout) != 0) {
        return startError;
    }
    return QCoreApplication::exec();
}
