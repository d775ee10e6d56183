// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/zonedialog.h"

#include "shell/scrollpage.h"
#include "shell/searchfield.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStringListModel>
#include <QTimeZone>
#include <QVBoxLayout>

namespace hmcscope {

ZoneDialog::ZoneDialog(const QString &current, QWidget *parent)
    : QDialog(parent)
    , m_words(searchField(tr("Search the time zones"), tr("Search, such as Berlin or America")))
    , m_found(new QSortFilterProxyModel(this))
    , m_list(new QListView)
    , m_use(new QPushButton(tr("&Use this zone")))
{
    setWindowTitle(tr("Time zone of the charts"));
    setAttribute(Qt::WA_DeleteOnClose);
    QStringList ids;
    const QList<QByteArray> known = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : known)
        ids.append(QString::fromLatin1(id));
    m_found->setSourceModel(new QStringListModel(ids, this));
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_list->setModel(m_found);
    m_list->setAccessibleName(tr("Time zones"));
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setCurrentIndex(m_found->index(int(ids.indexOf(current)), 0));
    m_use->setDefault(true);
    auto *close = new QPushButton(tr("&Cancel"));
    close->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_use);
    buttons->addWidget(close);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    m_words->installEventFilter(this);
    connect(m_words, &QLineEdit::textChanged, this, &ZoneDialog::search);
    connect(m_list, &QListView::activated, this, &ZoneDialog::choose);
    connect(m_use, &QPushButton::clicked, this, &ZoneDialog::choose);
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    const int letter = fontMetrics().averageCharWidth();
    resizeOnScreen(this, {qMin(letter * 56, 720), 440});
}

void ZoneDialog::search(const QString &words)
{
    m_found->setFilterFixedString(words.trimmed().replace(QLatin1Char(' '), QLatin1Char('_')));
    if (!m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_found->index(0, 0));
    m_list->scrollTo(m_list->currentIndex());
    m_use->setEnabled(m_found->rowCount() > 0);
}

void ZoneDialog::choose()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid())
        return;
    Q_EMIT chosen(index.data().toString());
    close();
}

void ZoneDialog::showEvent(QShowEvent *event)
{
    QDialog::showEvent(event);
    m_list->scrollTo(m_list->currentIndex(), QAbstractItemView::PositionAtCenter);
}

/// Down, in the field, leads into the list.
bool ZoneDialog::eventFilter(QObject *watched, QEvent *event)
{
    const bool down = watched == m_words && event->type() == QEvent::KeyPress &&
                      static_cast<QKeyEvent *>(event)->key() == Qt::Key_Down;
    if (down)
        m_list->setFocus();
    return down || QDialog::eventFilter(watched, event);
}

} // namespace hmcscope
