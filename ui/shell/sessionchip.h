// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/chipface.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace hmcscope {

/// One HMC of the window in one line: icon and words of its session's state, the button to leave or come
/// back, and a context menu.
class SessionChip final : public QWidget
{
    Q_OBJECT
public:
    explicit SessionChip(QWidget *parent = nullptr);

    void show(const ConsoleView &view);
    using QWidget::show;
    /// Only the button of a chip that stands alone has a key of its own.
    void setAlone(bool alone);
    /// Nothing can be ordered any more.
    void setLeaving();

Q_SIGNALS:
    void disconnectOrdered();
    void reconnectOrdered();
    /// The planned reconnection is not wanted.
    void stopOrdered();
    void checkOrdered();
    void sessionsOrdered();
    void removeOrdered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void buildRow();
    void showDetails(const ConsoleView &view);
    void showButtons(const ConsoleView &view);
    void paintState();

    ChipFace m_face;
    bool m_leaving = false;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_state;
    QPushButton *m_stop;
    QPushButton *m_disconnect;
    QPushButton *m_reconnect;
    QAction *m_check;
    QAction *m_sessions;
    QAction *m_remove;
};

} // namespace hmcscope
