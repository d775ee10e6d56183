// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/systemcells.h"

#include "metrics/format.h"
#include "shell/appearance.h"
#include "text/sentences.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QGuiApplication>
#include <QPalette>

#include <limits>

namespace hmcscope {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("Systems", text);
}

std::optional<double> throughput(const SystemStatus &status)
{
    if (!status.sspReadBytes && !status.sspWriteBytes)
        return std::nullopt;
    return status.sspReadBytes.value_or(0.0) + status.sspWriteBytes.value_or(0.0);
}

std::optional<double> valueOf(const SystemStatus &status, SystemsModel::Column column)
{
    switch (column) {
    case SystemsModel::Power:
        return status.watts;
    case SystemsModel::Inlet:
        return status.inletCelsius;
    case SystemsModel::Ssp:
        return throughput(status);
    default:
        return std::nullopt;
    }
}

Unit unitIn(SystemsModel::Column column)
{
    if (column == SystemsModel::Power)
        return Unit::Watt;
    return column == SystemsModel::Inlet ? Unit::Celsius : Unit::BytesPerSecond;
}

/// The system's own state and, where there is no energy data, why.
QString stateText(const SystemStatus &status)
{
    QString reason = energySentence(status.energy, status.energyDetail, status.energyFailure);
    if (reason.isEmpty())
        return status.system.state;
    if (status.system.state.isEmpty() || status.energy == DataState::PoweredOff)
        return reason;
    return status.system.state + QStringLiteral(" \u00b7 ") + reason;
}

/// What a narrow column has room for: the HMC's state, or why an operating system shows no energy data.
QString stateWord(const SystemStatus &status)
{
    const QString word = energyWord(status.energy);
    const bool says = !word.isEmpty() && (status.system.isOperating() || status.system.state.isEmpty());
    return says ? word : status.system.state;
}

struct Sign
{
    QString icon;
    Tone tone;
};

Sign signOf(const SystemStatus &status)
{
    switch (status.energy) {
    case DataState::Ok:
        return status.system.isOperating() ? Sign{QStringLiteral("circle-check"), Tone::Good}
                                           : Sign{QStringLiteral("info"), Tone::Neutral};
    case DataState::Waiting:
        return {QStringLiteral("loader-circle"), Tone::Busy};
    case DataState::NoDataYet:
        return {QStringLiteral("clock"), Tone::Busy};
    case DataState::Stale:
    case DataState::EmptySamples:
    case DataState::CollectionPaused:
        return {QStringLiteral("clock-alert"), Tone::Warning};
    case DataState::PoweredOff:
        return {QStringLiteral("power"), Tone::Neutral};
    case DataState::NoConnection:
        return {QStringLiteral("unplug"), Tone::Bad};
    case DataState::NotCapable:
    case DataState::EnergyOff:
    case DataState::AggregationOff:
    case DataState::ComputeLtmOnly:
    case DataState::NoSharedStorage:
        return {QStringLiteral("ban"), Tone::Neutral};
    case DataState::NoAuthority:
        return {QStringLiteral("shield-alert"), Tone::Warning};
    case DataState::Failed:
        return {QStringLiteral("triangle-alert"), Tone::Bad};
    }
    return {QStringLiteral("info"), Tone::Neutral};
}

bool isWords(SystemsModel::Column column)
{
    return column == SystemsModel::Name || column == SystemsModel::Mtms || column == SystemsModel::Firmware;
}

QString heading(SystemsModel::Column column)
{
    switch (column) {
    case SystemsModel::Power:
        return translated(QT_TRANSLATE_NOOP("Systems", "Power"));
    case SystemsModel::Inlet:
        return translated(QT_TRANSLATE_NOOP("Systems", "Inlet"));
    case SystemsModel::Mtms:
        return translated(QT_TRANSLATE_NOOP("Systems", "MTMS"));
    case SystemsModel::Firmware:
        return translated(QT_TRANSLATE_NOOP("Systems", "Firmware"));
    default:
        return translated(QT_TRANSLATE_NOOP("Systems", "SSP I/O"));
    }
}

/// What was so when the HMC was last asked is a memory, whatever it was.
QString staleWord(const SystemStatus &status)
{
    return status.system.isOperating() || status.system.state.isEmpty()
               ? translated(QT_TRANSLATE_NOOP("Systems", "stale"))
               : status.system.state;
}

QString staleSentence(const SystemStatus &status, const QString &reason)
{
    if (status.newestMs <= 0)
        return translated(QT_TRANSLATE_NOOP("Systems", "not current: %1")).arg(reason);
    return translated(QT_TRANSLATE_NOOP("Systems", "values of %1, not current: %2"))
        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(status.newestMs), QLocale::ShortFormat),
             reason);
}

} // namespace

QString cellText(const SystemStatus &status, SystemsModel::Column column)
{
    switch (column) {
    case SystemsModel::Name:
        return status.system.name;
    case SystemsModel::State:
        return stateWord(status);
    case SystemsModel::Trend:
        return {}; // painted
    case SystemsModel::Mtms:
        return status.system.mtms;
    case SystemsModel::Firmware:
        return status.system.firmware;
    default:
        return formatValue(valueOf(status, column).value_or(noValue), unitIn(column), QLocale());
    }
}

QString cellToolTip(const SystemStatus &status, SystemsModel::Column column)
{
    QStringList lines;
    if (isWords(column)) {
        lines = {status.system.name, status.system.mtms, status.system.firmware};
    } else if (column != SystemsModel::Ssp) {
        lines = {stateText(status)};
    } else if (throughput(status)) {
        const auto half = [](std::optional<double> bytes) {
            return formatValue(bytes.value_or(noValue), Unit::BytesPerSecond, QLocale());
        };
        lines = {translated(QT_TRANSLATE_NOOP("Systems", "Read %1")).arg(half(status.sspReadBytes)),
                 translated(QT_TRANSLATE_NOOP("Systems", "Write %1")).arg(half(status.sspWriteBytes))};
    }
    if (column == SystemsModel::Ssp)
        lines.append(sspSentence(status.ssp, status.sspDetail, status.sspFailure));
    lines.removeAll(QString());
    return lines.join(QLatin1Char('\n')).toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>"));
}

QString cellAccessibleText(const SystemStatus &status, SystemsModel::Column column)
{
    if (column == SystemsModel::Name)
        return cellText(status, column);
    if (column == SystemsModel::State)
        return stateText(status);
    if (isWords(column)) {
        const QString text = cellText(status, column);
        return heading(column) + QLatin1Char(' ') +
               (text.isEmpty() ? translated(QT_TRANSLATE_NOOP("Systems", "unknown")) : text);
    }
    if (valueOf(status, column))
        return heading(column) + QLatin1Char(' ') + cellText(status, column);
    const QString reason = column == SystemsModel::Ssp
                               ? sspSentence(status.ssp, status.sspDetail, status.sspFailure)
                               : energySentence(status.energy, status.energyDetail, status.energyFailure);
    return heading(column) + QStringLiteral(": ") +
           (reason.isEmpty() ? translated(QT_TRANSLATE_NOOP("Systems", "no value")) : reason);
}

QVariant cellSortKey(const SystemStatus &status, SystemsModel::Column column)
{
    if (column == SystemsModel::State || isWords(column))
        return cellText(status, column);
    return valueOf(status, column).value_or(-std::numeric_limits<double>::infinity());
}

QIcon cellIcon(const SystemStatus &status)
{
    const Sign sign = signOf(status);
    return icon(sign.icon, toneColour(sign.tone));
}

Tone cellTone(const SystemStatus &status)
{
    return signOf(status).tone;
}

QString searchText(const SystemStatus &status)
{
    return QStringList{status.system.name, status.system.mtms, status.system.firmware, stateText(status)}
        .join(QLatin1Char('\n'));
}

QVariant staleCell(const SystemStatus &status, SystemsModel::Column column, const QString &reason, int role)
{
    const bool isState = column == SystemsModel::State;
    switch (role) {
    case Qt::ForegroundRole:
        return QGuiApplication::palette().color(QPalette::Disabled, QPalette::Text);
    case Qt::DisplayRole:
        return isState ? QVariant(staleWord(status)) : QVariant();
    case Qt::DecorationRole:
        return isState ? QVariant(icon(QStringLiteral("clock-alert"), toneColour(Tone::Neutral)))
                       : QVariant();
    case Qt::ToolTipRole: {
        const QString tip = cellToolTip(status, column);
        return (tip.isEmpty() ? tip : tip + QStringLiteral("<br>")) +
               staleSentence(status, reason).toHtmlEscaped();
    }
    case Qt::AccessibleTextRole:
        return cellAccessibleText(status, column) + QStringLiteral(", ") + staleSentence(status, reason);
    default:
        return {};
    }
}

bool isWorthShowing(const SystemStatus &status)
{
    return status.system.isOperating() && status.newestMs > 0;
}

} // namespace hmcscope
