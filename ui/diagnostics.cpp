// SPDX-License-Identifier: GPL-3.0-or-later
#include "diagnostics.h"

#include "base/logging.h"
#include "text/consolesentences.h"
#include "text/sentences.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QScreen>
#include <QSslSocket>
#include <QSysInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

constexpr qsizetype mostLogLines = 200;

QStringList programLines(qint64 nowMs)
{
    QStringList lines{
        u"HMC Scope %1, %2"_s.arg(
            QCoreApplication::applicationVersion(),
            QDateTime::fromMSecsSinceEpoch(nowMs).toOffsetFromUtc(0).toString(Qt::ISODate)),
        u"Qt %1 (built with %2), %3, locale %4"_s.arg(QLatin1String(qVersion()),
                                                      QLatin1String(QT_VERSION_STR),
                                                      QGuiApplication::platformName(), QLocale().name()),
        u"%1, %2, kernel %3"_s.arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(),
                                   QSysInfo::kernelVersion()),
        u"TLS: %1"_s.arg(QSslSocket::sslLibraryVersionString())};
    const auto screens = QGuiApplication::screens();
    for (const QScreen *screen : screens)
        lines << u"Screen: %1x%2 at %3"_s.arg(screen->size().width())
                     .arg(screen->size().height())
                     .arg(screen->devicePixelRatio());
    return lines;
}

// The refusal's own words are left out: they may name the user.
QString stateOf(const HmcDiagnosis &hmc)
{
    QString state = sessionWord(hmc.session);
    if (hmc.session.outcome == SessionStatus::Outcome::Failed)
        state += u": "_s + errorSentence(hmc.session.error, hmc.session.endpoint);
    else if (hmc.session.outcome == SessionStatus::Outcome::Refused)
        state += u" (status %1)"_s.arg(hmc.session.error.status);
    const QString console = consoleSentence(hmc.console, QLocale::c());
    return console.isEmpty() ? state : state + u", "_s + console;
}

QStringList hmcLines(const HmcDiagnosis &hmc, qint64 nowMs)
{
    const ConsoleStatus &console = hmc.console;
    QStringList lines{u"HMC %1: %2"_s.arg(hmc.title, stateOf(hmc)),
                      u"    version %1, %2 systems, %3 pools"_s
                          .arg(console.version.isEmpty() ? u"unknown"_s : console.version)
                          .arg(hmc.systems)
                          .arg(console.pools.size())};
    if (console.lastAnswerMs != 0)
        lines << u"    newest answer %1 s ago, clock difference %2 ms, energy every %3 ms, SSP every %4 ms"_s
                     .arg((nowMs - console.lastAnswerMs) / 1000)
                     .arg(console.clockSkewMs.value_or(0))
                     .arg(console.energyCadenceMs)
                     .arg(console.sspCadenceMs);
    if (console.preferencesProblem)
        lines << u"    preferences not known: "_s +
                     errorSentence(*console.preferencesProblem, hmc.session.endpoint);
    return lines;
}

// Who works on the HMC is nobody's business.
QString withoutUsers(QString text, const QList<HmcDiagnosis> &hmcs)
{
    for (const HmcDiagnosis &hmc : hmcs) {
        if (hmc.session.user.isEmpty())
            continue;
        const QRegularExpression user(
            u"(?<![\\w.-])"_s + QRegularExpression::escape(hmc.session.user) + u"(?![\\w-])"_s,
            QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
        text.replace(user, u"[user]"_s);
    }
    return text;
}

} // namespace

QString diagnosticsText(const QList<HmcDiagnosis> &hmcs, qint64 nowMs)
{
    QStringList lines = programLines(nowMs);
    for (const HmcDiagnosis &hmc : hmcs)
        lines << hmcLines(hmc, nowMs);
    const QString file = logFile();
    lines << u"Log file: "_s + (file.isEmpty() ? u"none"_s : file);
    const QStringList log = recentLogLines();
    for (qsizetype i = std::max<qsizetype>(0, log.size() - mostLogLines); i < log.size(); ++i)
        lines << log.at(i);
    return withoutUsers(redacted(lines.join(u'\n')), hmcs) + u'\n';
}

} // namespace hmcscope
