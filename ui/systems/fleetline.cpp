// SPDX-License-Identifier: GPL-3.0-or-later
#include "systems/fleetline.h"

#include "metrics/format.h"
#include "metrics/series.h"
#include "shell/appearance.h"
#include "shell/plainlabel.h"

#include <QEvent>
#include <QGridLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace hmcscope {

namespace {

QString coverage(const FleetSummary &summary)
{
    const QLocale locale;
    return summary.systems == 1
               ? FleetLine::tr("%1 of 1 system").arg(locale.toString(summary.measured))
               : FleetLine::tr("%1 of %2 systems")
                     .arg(locale.toString(summary.measured), locale.toString(summary.systems));
}

QString hottest(const FleetSummary &summary)
{
    return summary.hottestCelsius ? FleetLine::tr("Hottest inlet: %1").arg(summary.hottest.name)
                                  : FleetLine::tr("Hottest inlet");
}

/// Values of systems whose HMC is away are old: that comes before everything else.
QString trouble(const FleetSummary &summary)
{
    QStringList parts;
    if (summary.troubled > 0)
        parts.append(summary.troubled == 1
                         ? FleetLine::tr("1 needs attention")
                         : FleetLine::tr("%1 need attention").arg(QLocale().toString(summary.troubled)));
    if (summary.away > 0)
        parts.append(FleetLine::tr("%1 out of sight").arg(QLocale().toString(summary.away)));
    return parts.isEmpty() ? FleetLine::tr("All well") : parts.join(u", "_s);
}

} // namespace

QString fleetSentence(const FleetSummary &summary)
{
    if (summary.systems == 0)
        return FleetLine::tr("No systems");
    const QString power = formatValue(summary.watts.value_or(noValue), Unit::Watt, QLocale());
    const QString inlet = formatValue(summary.hottestCelsius.value_or(noValue), Unit::Celsius, QLocale());
    return FleetLine::tr("Power of %1: %2. %3: %4. %5.")
               .arg(coverage(summary), power, hottest(summary), inlet, trouble(summary)) +
           (summary.worst.uuid.isEmpty() ? QString()
                                         : u' ' + FleetLine::tr("Worst: %1.").arg(summary.worst.name));
}

FleetLine::FleetLine(QWidget *parent)
    : QWidget(parent)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 4, 8, 4);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(0);
    setAccessibleName(tr("Fleet"));
    m_power = addFigure(0, tr("Power of the fleet"));
    m_hottest = addFigure(1, tr("Hottest inlet"));
    m_trouble = addFigure(2, tr("What needs attention"));
    m_trouble.value->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_hottest.value, &QToolButton::clicked, this,
            [this] { Q_EMIT placeOrdered(m_summary.hottest.group, m_summary.hottest.uuid); });
    connect(m_trouble.value, &QToolButton::clicked, this,
            [this] { Q_EMIT placeOrdered(m_summary.worst.group, m_summary.worst.uuid); });
    setSummary({});
}

FleetLine::Figure FleetLine::addFigure(int column, const QString &name)
{
    Figure figure{new QToolButton, new PlainLabel(name)};
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.45);
    large.setWeight(QFont::DemiBold);
    figure.value->setFont(large);
    figure.value->setAutoRaise(true);
    figure.value->setAccessibleName(name);
    figure.caption->setForegroundRole(QPalette::PlaceholderText);
    figure.caption->setContentsMargins(4, 0, 0, 0);
    auto *grid = qobject_cast<QGridLayout *>(layout());
    grid->addWidget(figure.value, 0, column, Qt::AlignLeft);
    grid->addWidget(figure.caption, 1, column);
    grid->setColumnStretch(column, 1);
    return figure;
}

void FleetLine::setSummary(const FleetSummary &summary)
{
    m_summary = summary;
    const QLocale locale;
    showFigure(m_power, formatValue(summary.watts.value_or(noValue), Unit::Watt, locale), coverage(summary),
               {});
    showFigure(m_hottest, formatValue(summary.hottestCelsius.value_or(noValue), Unit::Celsius, locale),
               hottest(summary), summary.hottest);
    showTrouble();
    setAccessibleDescription(fleetSentence(summary));
}

void FleetLine::showFigure(const Figure &figure, const QString &value, const QString &caption,
                           const FleetPlace &place)
{
    figure.value->setText(value);
    figure.value->setAccessibleDescription(value + u", "_s + caption);
    const bool leads = !place.uuid.isEmpty();
    figure.value->setFocusPolicy(leads ? Qt::TabFocus
                                       : Qt::ClickFocus); // keeps its place in the order of Tab
    figure.value->setAttribute(Qt::WA_TransparentForMouseEvents, !leads);
    const QString tip = leads ? caption + u'\n' + tr("Click to select %1").arg(place.name) : caption;
    figure.value->setToolTip(tip.toHtmlEscaped().replace(u'\n', u"<br>"_s));
    figure.caption->setWhole(caption);
    figure.caption->setToolTip(caption.toHtmlEscaped());
}

void FleetLine::showTrouble()
{
    const int count = m_summary.troubled + m_summary.away;
    showFigure(m_trouble, QLocale().toString(count), trouble(m_summary), m_summary.worst);
    const Tone tone = m_summary.tone == Tone::Good && m_summary.away > 0 ? Tone::Warning : m_summary.tone;
    const QString picture = count > 0 ? u"triangle-alert"_s : u"circle-check"_s;
    m_trouble.value->setIcon(icon(picture, toneColour(tone)));
}

void FleetLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        showTrouble();
}

} // namespace hmcscope
