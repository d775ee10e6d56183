// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/welcome.h"

#include "logon/logonform.h"
#include "logon/rememberedhmcs.h"
#include "shell/appearance.h"
#include "shell/card.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

constexpr int gap = 16; ///< around and between the cards

QHBoxLayout *nameplate()
{
    auto *sign = new QLabel;
    sign->setPixmap(icon(u"hmcscope"_s).pixmap(QSize(56, 56), sign->devicePixelRatio()));
    auto *name = new QLabel(u"HMC Scope"_s);
    QFont large = name->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setBold(true);
    name->setFont(large);
    auto *purpose = new QLabel(Welcome::tr("Live power, temperature and SSP I/O"));
    purpose->setForegroundRole(QPalette::PlaceholderText);
    purpose->setWordWrap(true);
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(name);
    words->addWidget(purpose);
    auto *row = new QHBoxLayout;
    row->setSpacing(16);
    row->addWidget(sign);
    row->addLayout(words, 1);
    return row;
}

} // namespace

Welcome::Welcome(QWidget *parent)
    : QScrollArea(parent)
    , m_form(new LogonForm)
    , m_remembered(new RememberedHmcs)
    , m_demo(new QPushButton(tr("&Try the demo")))
    , m_cards(new QBoxLayout(QBoxLayout::LeftToRight))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    m_demo->setIcon(icon(u"play"_s));
    m_demo->setFlat(true);
    m_demo->setAutoDefault(false);
    m_demo->setToolTip(tr("Opens the charts on a simulated HMC on this machine"));
    connect(m_demo, &QPushButton::clicked, this, &Welcome::demoOrdered);
    m_entry = entryCard();
    m_list = rememberedCard();
    m_cards->setSpacing(gap);
    m_cards->addWidget(m_entry);
    m_cards->addWidget(m_list);

    auto *ground = new QWidget;
    auto *middle = new QHBoxLayout;
    middle->addStretch();
    middle->addLayout(m_cards);
    middle->addStretch();
    auto *centred = new QVBoxLayout(ground);
    centred->setContentsMargins(gap, 8, gap, gap);
    centred->addStretch(2);
    centred->addLayout(middle);
    centred->addStretch(3);
    setWidget(ground);
    arrange();
}

QWidget *Welcome::entryCard()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(18);
    column->addLayout(nameplate());
    column->addWidget(m_form);
    auto *question = new QLabel(tr("No HMC at hand?"));
    question->setForegroundRole(QPalette::PlaceholderText);
    auto *demoRow = new QHBoxLayout;
    demoRow->addStretch();
    demoRow->addWidget(question);
    demoRow->addWidget(m_demo);
    demoRow->addStretch();
    column->addLayout(demoRow);
    return card;
}

QWidget *Welcome::rememberedCard()
{
    auto *card = new Card;
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(24, 24, 24, 24);
    column->addWidget(m_remembered);
    return card;
}

/// Widths follow the text: at twice its size the cards stand below each other.
void Welcome::arrange()
{
    const int letter = fontMetrics().averageCharWidth();
    const int entry = qMax(460, letter * 58);
    const int list = qMax(330, letter * 42);
    const bool beside = entry + list + 3 * gap <= viewport()->width();
    m_entry->setFixedWidth(qMin(entry, viewport()->width() - 2 * gap));
    m_list->setFixedWidth(beside ? list : m_entry->width());
    m_cards->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

void Welcome::resizeEvent(QResizeEvent *event)
{
    arrange();
    QScrollArea::resizeEvent(event);
}

void Welcome::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        arrange();
    QScrollArea::changeEvent(event);
}

void Welcome::setDemoEnabled(bool enabled)
{
    m_demo->setEnabled(enabled);
    m_remembered->setEnabled(enabled); // not while somebody is being logged on
}

} // namespace hmcscope
