// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/knownhmcs.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QAction;
class QLabel;
class QListWidget;
class QPushButton;

namespace hmcscope {

class Notice;

/// An HMC for the list, with what is said about it.
struct RememberedHmc
{
    KnownHmc known{};
    bool pinned = false; ///< its certificate
    friend bool operator==(const RememberedHmc &, const RememberedHmc &) = default;
};

/// The HMCs that somebody was logged on to, to be taken up again by a click or Enter. Forgetting one is asked
/// about in place; nothing changes before the next setHmcs().
class RememberedHmcs final : public QWidget
{
    Q_OBJECT
public:
    explicit RememberedHmcs(QWidget *parent = nullptr);

    void setHmcs(const QList<RememberedHmc> &hmcs);

Q_SIGNALS:
    void chosen(const hmcscope::KnownHmc &hmc);
    /// Asked for and confirmed.
    void forgetOrdered(const hmcscope::KnownHmc &hmc);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void choose(int row);
    void askToForget();
    void forget();
    void followSelection();

    QList<RememberedHmc> m_hmcs;
    QLabel *m_none;
    QListWidget *m_list;
    QPushButton *m_forget;
    Notice *m_question;
    Endpoint m_asked; ///< about which HMC the question is
};

/// Paints an HMC of the list: its picture and address, and what is said about it in smaller lines below.
class RememberedDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    static constexpr int linesRole = Qt::UserRole; ///< QStringList: the lines below the address
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
};

} // namespace hmcscope
