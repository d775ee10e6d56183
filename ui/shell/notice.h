// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/appearance.h"

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QToolButton;

namespace hmcscope {

/// Something to be told, in words with an icon, where it concerns: under a field, in a dialog, on top of the
/// window. Plain text always; hidden while there is nothing to tell.
class Notice final : public QFrame
{
    Q_OBJECT
public:
    enum class Look { Plain, Framed };
    explicit Notice(Look look, QWidget *parent = nullptr);

    void tell(Tone tone, const QString &text);
    /// Other words for what is told already: nobody is alerted anew.
    void amend(const QString &text);
    void clear();
    QString text() const;
    /// Adds a button that puts the notice away.
    void setDismissable(bool dismissable);
    /// Adds a button for what is told now: the way to more; gone with the next word.
    void offer(const QString &label);
    /// Another button behind the words; the notice owns it.
    void addControl(QWidget *control);

Q_SIGNALS:
    /// The offer was taken.
    void followed();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void paintTone();
    void arrange();

    Look m_look;
    Tone m_tone = Tone::Neutral;
    QLabel *m_picture;
    QLabel *m_words;
    QPushButton *m_offer;
    QToolButton *m_dismiss;
    QBoxLayout *m_parts;
    QHBoxLayout *m_controls;
};

} // namespace hmcscope
