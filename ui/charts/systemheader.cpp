// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/systemheader.h"

#include "shell/appearance.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QResizeEvent>

#include <utility>

namespace hmcscope {

SystemHeader::SystemHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel(tr("System")))
    , m_details(new PlainLabel(tr("System details")))
    , m_icon(new QLabel)
    , m_freshness(new QLabel)
    , m_parts(new QBoxLayout(QBoxLayout::TopToBottom)) // until it has room
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.45);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_freshness->setTextFormat(Qt::PlainText);
    m_freshness->setAccessibleName(tr("Freshness"));
    auto *freshness = new QHBoxLayout;
    freshness->setSpacing(6);
    freshness->addWidget(m_icon);
    freshness->addWidget(m_freshness, 1);
    m_parts->setSpacing(6);
    m_parts->addWidget(m_details, 1);
    m_parts->addLayout(freshness);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2, 0, 2, 0);
    column->setSpacing(0);
    column->addWidget(m_name);
    column->addLayout(m_parts);
    setSystems({}, 0);
    setFreshness({});
    applyColours();
}

void SystemHeader::setSystems(const QList<ChartSystem> &systems, qsizetype further)
{
    m_name->setWhole(systems.isEmpty() ? tr("No system selected") : wholeNameOf(systems));
    m_name->setToolTip(systems.size() > 1 ? m_name->text().toHtmlEscaped() : QString());
    const ManagedSystem system = systems.size() == 1 ? systems.first().system : ManagedSystem();
    QStringList details{system.state, system.mtms, system.firmware, originsOf(systems)};
    if (further > 0)
        details.prepend(tr("%1 more are selected and not shown: %2 at most are at once")
                            .arg(locale().toString(further), locale().toString(mostSystems)));
    details.removeAll(QString());
    m_details->setWhole(details.join(QStringLiteral("  \u00b7  ")));
}

void SystemHeader::setFreshness(const Freshness &freshness)
{
    m_freshness->setText(freshness.text);
    m_freshness->setAccessibleDescription(freshness.sentence);
    if (m_stale != freshness.stale) {
        m_stale = freshness.stale;
        applyColours();
    }
    m_icon->setVisible(m_stale);
    arrange();
}

/// Details and freshness beside each other where both have room.
void SystemHeader::arrange()
{
    const int needed = m_freshness->fontMetrics().horizontalAdvance(m_freshness->text()) +
                       m_details->minimumSizeHint().width() + 40;
    const bool beside = needed <= width();
    m_parts->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_parts->setSpacing(beside ? 6 : 0);
    m_freshness->setWordWrap(!beside);
}

void SystemHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void SystemHeader::setDimmed(bool dimmed)
{
    if (std::exchange(m_dimmed, dimmed) == dimmed)
        return;
    m_name->setForegroundRole(dimmed ? QPalette::PlaceholderText : QPalette::WindowText);
    m_name->update();
}

void SystemHeader::applyColours()
{
    const QColor warning = toneColour(Tone::Warning);
    QPalette colours; // the application's
    const QColor quiet = colours.color(QPalette::PlaceholderText);
    colours.setColor(QPalette::WindowText, m_stale ? warning : quiet);
    m_freshness->setPalette(colours);
    m_icon->setPixmap(icon(QStringLiteral("clock-alert"), warning).pixmap(16, 16));
}

void SystemHeader::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange || event->type() == QEvent::PaletteChange)
        applyColours();
}

} // namespace hmcscope
