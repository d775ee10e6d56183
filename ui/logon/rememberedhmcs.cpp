// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/rememberedhmcs.h"

#include "shell/appearance.h"
#include "shell/notice.h"
#include "text/ledgersentences.h"

#include <QAction>
#include <QApplication>
#include <QEvent>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace hmcscope {
namespace {

QStringList linesAbout(const RememberedHmc &hmc)
{
    const auto joined = [](QStringList words) {
        words.removeAll(QString());
        return words.join(u" \u00b7 "_s);
    };
    const QString when =
        hmc.known.logonMs > 0
            ? RememberedHmcs::tr("last logon %1").arg(momentSentence(hmc.known.logonMs, QLocale()))
            : QString();
    return {joined({hmc.known.user,
                    hmc.known.passwordFor.isEmpty() ? QString() : RememberedHmcs::tr("password remembered")}),
            joined({hmc.pinned ? RememberedHmcs::tr("certificate pinned") : QString(), when})};
}

QIcon signOf(const RememberedHmc &hmc)
{
    return hmc.pinned ? icon(u"shield-check"_s, toneColour(Tone::Good)) : icon(u"server"_s);
}

} // namespace

RememberedHmcs::RememberedHmcs(QWidget *parent)
    : QWidget(parent)
    , m_none(new QLabel(tr("An HMC that you have connected to once is listed here, ready for the next time: "
                           "a click fills in its address and your user ID.")))
    , m_list(new QListWidget)
    , m_forget(new QPushButton(tr("F&orget…")))
    , m_question(new Notice(Notice::Look::Framed))
{
    build();
    m_none->setWordWrap(true);
    m_none->setForegroundRole(QPalette::PlaceholderText);
    m_list->setAccessibleName(tr("Your HMCs"));
    m_list->setItemDelegate(new RememberedDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QListView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true); // what a click would take is shown
    m_forget->setIcon(icon(u"x"_s));
    m_forget->setAutoDefault(false);
    m_forget->setToolTip(tr("Takes the selected HMC off this list, and its remembered password with it"));
    m_question->setDismissable(true);
    auto *remove = new QAction(icon(u"x"_s), tr("Forget…"), m_list);
    remove->setShortcut(QKeySequence(u"Del"_s));
    remove->setShortcutContext(Qt::WidgetShortcut);
    m_list->addAction(remove);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(remove, &QAction::triggered, this, &RememberedHmcs::askToForget);
    connect(m_forget, &QPushButton::clicked, this, &RememberedHmcs::askToForget);
    connect(m_question, &Notice::followed, this, &RememberedHmcs::forget);
    connect(m_list, &QListWidget::itemClicked, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::itemActivated, this,
            [this](QListWidgetItem *item) { choose(m_list->row(item)); });
    connect(m_list, &QListWidget::currentRowChanged, this, &RememberedHmcs::followSelection);
    setHmcs({});
}

void RememberedHmcs::build()
{
    auto *title = new QLabel(tr("&Your HMCs"));
    QFont large = title->font();
    large.setBold(true);
    title->setFont(large);
    title->setBuddy(m_list);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(10);
    column->addWidget(title);
    column->addWidget(m_none);
    column->addWidget(m_list, 1);
    column->addWidget(m_question);
    column->addWidget(m_forget, 0, Qt::AlignLeft);
    column->addStretch(0); // where there is no list to take the room
}

void RememberedHmcs::setHmcs(const QList<RememberedHmc> &hmcs)
{
    const int row = m_list->currentRow();
    m_hmcs = hmcs;
    m_list->clear();
    for (const RememberedHmc &hmc : hmcs) {
        const QStringList lines = linesAbout(hmc);
        auto *item = new QListWidgetItem(signOf(hmc), hmc.known.endpoint.display(), m_list);
        item->setData(RememberedDelegate::linesRole, lines);
        item->setData(Qt::AccessibleTextRole, QString(item->text() + u", "_s + lines.join(u", "_s)));
    }
    m_none->setVisible(hmcs.isEmpty());
    m_list->setVisible(!hmcs.isEmpty());
    m_forget->setVisible(!hmcs.isEmpty());
    m_list->setCurrentRow(std::min(row, int(hmcs.size()) - 1));
    followSelection();
}

void RememberedHmcs::choose(int row)
{
    m_question->clear();
    if (row >= 0 && row < m_hmcs.size())
        Q_EMIT chosen(m_hmcs.at(row).known);
}

void RememberedHmcs::askToForget()
{
    const int row = m_list->currentRow();
    if (row < 0)
        return;
    const KnownHmc &hmc = m_hmcs.at(row).known;
    m_asked = hmc.endpoint;
    const QString what =
        hmc.passwordFor.isEmpty()
            ? tr("Forget %1? Its certificate stays as trusted as it is.").arg(hmc.endpoint.display())
            : tr("Forget %1 and its remembered password? Its certificate stays as trusted as it is.")
                  .arg(hmc.endpoint.display());
    m_question->tell(Tone::Warning, what);
    m_question->offer(tr("Forget"));
}

void RememberedHmcs::forget()
{
    m_question->clear();
    const auto asked = std::find_if(m_hmcs.cbegin(), m_hmcs.cend(), [this](const RememberedHmc &hmc) {
        return hmc.known.endpoint == m_asked;
    });
    if (asked != m_hmcs.cend())
        Q_EMIT forgetOrdered(KnownHmc(asked->known));
}

void RememberedHmcs::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    for (int row = 0; row < m_list->count(); ++row)
        m_list->item(row)->setIcon(signOf(m_hmcs.at(row)));
}

void RememberedHmcs::followSelection()
{
    m_question->clear(); // it was about another one
    m_forget->setEnabled(m_list->currentRow() >= 0);
}

namespace {

constexpr int air = 8;

QFont smaller(const QFont &font)
{
    QFont small(font);
    small.setPointSizeF(font.pointSizeF() * 0.92);
    return small;
}

} // namespace

QSize RememberedDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const qsizetype lines = index.data(linesRole).toStringList().size();
    const int below = QFontMetrics(smaller(option.font)).height();
    return {0, option.fontMetrics.height() + int(lines) * below + 2 * air};
}

void RememberedDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                               const QModelIndex &index) const
{
    QStyleOptionViewItem item(option);
    initStyleOption(&item, index);
    item.text.clear();
    item.icon = {};
    item.features &= ~(QStyleOptionViewItem::HasDisplay | QStyleOptionViewItem::HasDecoration);
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, option.widget);
    const int side = option.fontMetrics.height();
    const QRect inner = option.rect.adjusted(air, air, -air, -air);
    index.data(Qt::DecorationRole).value<QIcon>().paint(painter, QRect(inner.topLeft(), QSize(side, side)));
    QRect line = inner.adjusted(side + air, 0, 0, 0);
    const auto write = [&](const QFont &font, QPalette::ColorRole role, const QString &words) {
        const QFontMetrics metrics(font);
        painter->setFont(font);
        painter->setPen(option.palette.color(role));
        painter->drawText(line, Qt::AlignLeft | Qt::AlignTop | Qt::TextSingleLine,
                          metrics.elidedText(words, Qt::ElideRight, line.width()));
        line.setTop(line.top() + metrics.height());
    };
    painter->save();
    write(option.font, QPalette::Text, index.data().toString());
    const QStringList lines = index.data(linesRole).toStringList();
    for (const QString &words : lines)
        write(smaller(option.font), QPalette::PlaceholderText, words);
    painter->restore();
    if (!item.state.testFlag(QStyle::State_HasFocus))
        return;
    QStyleOptionFocusRect ring; // for the whole item: the style knows of its empty text only
    ring.QStyleOption::operator=(option);
    style->drawPrimitive(QStyle::PE_FrameFocusRect, &ring, painter, option.widget);
}

} // namespace hmcscope
