// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/systemheader.h"

#include "shell/appearance.h"

#include <QEvent>
#include <QGridLayout>

#include <utility>

namespace hmcscope {

SystemHeader::SystemHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(new PlainLabel(tr("System")))
    , m_details(new PlainLabel(tr("System details")))
    , m_icon(new QLabel)
    , m_freshness(new QLabel)
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.45);
    large.setWeight(QFont::DemiBold);
    m_name->setFont(large);
    m_details->setForegroundRole(QPalette::PlaceholderText);
    m_freshness->setTextFormat(Qt::PlainText);
    m_freshness->setAccessibleName(tr("Freshness"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(2, 0, 2, 0);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(0);
    grid->addWidget(m_name, 0, 0, 1, 3);
    grid->addWidget(m_details, 1, 0);
    grid->addWidget(m_icon, 1, 1);
    grid->addWidget(m_freshness, 1, 2);
    grid->setColumnStretch(0, 1);
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
