// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/preferencesdialog.h"

#include "shell/appearance.h"
#include "shell/taborder.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {

PreferencesDialog::PreferencesDialog(QWidget *parent)
    : QDialog(parent)
    , m_pages(new QTabWidget)
    , m_restore(new QPushButton(tr("&Restore defaults of this page")))
    , m_close(new QPushButton(icon(u"x"_s), tr("C&lose")))
{
    setWindowTitle(tr("Preferences"));
    m_pages->setAccessibleName(tr("Pages"));
    m_pages->tabBar()->setAccessibleName(tr("Pages"));
    m_restore->setIcon(icon(u"refresh-cw"_s));
    m_restore->setAutoDefault(false);
    m_close->setDefault(true);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &PreferencesDialog::restoreDefaults);
    connect(m_pages, &QTabWidget::currentChanged, this, &PreferencesDialog::followPage);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_restore);
    buttons->addStretch();
    buttons->addWidget(m_close);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(m_pages, 1);
    column->addLayout(buttons);
    followPage();
}

void PreferencesDialog::addPage(QWidget *page, const QString &title,
                                const std::function<void()> &restoreDefaults)
{
    auto *scrolled = new QScrollArea;
    scrolled->setFrameShape(QFrame::NoFrame);
    scrolled->setWidgetResizable(true);
    scrolled->setFocusPolicy(Qt::NoFocus); // its controls bring themselves into sight
    scrolled->setWidget(page);
    scrolled->viewport()->setAutoFillBackground(false); // the ground of the tabs
    page->setAutoFillBackground(false);
    if (restoreDefaults)
        m_defaults.insert(scrolled, restoreDefaults);
    m_pages->addTab(scrolled, title);
    orderTabs({m_pages, m_restore, m_close});
    resize(sizeHint()); // left to Qt it would get two thirds of the screen at most
    followPage();
}

/// Room for the largest page without scrolling, where the screen has it.
QSize PreferencesDialog::sizeHint() const
{
    QSize page;
    for (int i = 0; i < m_pages->count(); ++i)
        page = page.expandedTo(static_cast<QScrollArea *>(m_pages->widget(i))->widget()->sizeHint());
    const QSize around = QDialog::sizeHint() - m_pages->sizeHint();
    const QSize wished = page + QSize(40, around.height() + m_pages->tabBar()->sizeHint().height() + 40);
    return wished.expandedTo(QDialog::sizeHint()).boundedTo(screen()->availableSize() - QSize(40, 80));
}

void PreferencesDialog::followPage()
{
    m_restore->setEnabled(m_defaults.contains(m_pages->currentWidget()));
}

void PreferencesDialog::restoreDefaults()
{
    if (const auto restore = m_defaults.value(m_pages->currentWidget()))
        restore();
}

} // namespace hmcscope
