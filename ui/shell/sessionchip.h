// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/session.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace hmcscope {

/// One HMC of the window in one line: icon and words of its session's state, and the button to leave or come
/// back.
class SessionChip final : public QWidget
{
    Q_OBJECT
public:
    explicit SessionChip(QWidget *parent = nullptr);

    /// `title`: what the HMC is called, may be empty. `mayReconnect`: there is something to come back to.
    void show(const QString &title, const SessionStatus &status, bool mayReconnect);
    using QWidget::show;
    /// Nothing can be ordered any more.
    void setLeaving();

Q_SIGNALS:
    void disconnectOrdered();
    void reconnectOrdered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintState();

    SessionStatus m_status;
    bool m_leaving = false;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_disconnect;
    QPushButton *m_reconnect;
};

} // namespace hmcscope
