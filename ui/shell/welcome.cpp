// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/welcome.h"

#include "logon/logonform.h"
#include "shell/appearance.h"
#include "shell/card.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

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
    , m_demo(new QPushButton(tr("&Try the demo")))
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    auto *card = new Card;
    card->setFixedWidth(460);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(32, 28, 32, 28);
    column->setSpacing(18);
    column->addLayout(nameplate());
    column->addWidget(m_form);

    auto *question = new QLabel(tr("No HMC at hand?"));
    question->setForegroundRole(QPalette::PlaceholderText);
    m_demo->setIcon(icon(u"play"_s));
    m_demo->setFlat(true);
    m_demo->setAutoDefault(false);
    m_demo->setToolTip(tr("Opens the charts on a simulated HMC on this machine"));
    connect(m_demo, &QPushButton::clicked, this, &Welcome::demoOrdered);
    auto *demoRow = new QHBoxLayout;
    demoRow->addStretch();
    demoRow->addWidget(question);
    demoRow->addWidget(m_demo);
    demoRow->addStretch();
    column->addLayout(demoRow);

    auto *ground = new QWidget;
    auto *centred = new QVBoxLayout(ground);
    centred->setContentsMargins(16, 8, 16, 16);
    centred->addStretch(2);
    centred->addWidget(card, 0, Qt::AlignHCenter);
    centred->addStretch(3);
    setWidget(ground);
}

void Welcome::setDemoEnabled(bool enabled)
{
    m_demo->setEnabled(enabled);
}

} // namespace hmcscope
