// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QBoxLayout;
class QPushButton;

namespace hmcscope {

class LogonForm;
class RememberedHmcs;

/// What a window shows before its first logon: who we are, the logon form, the HMCs of earlier days beside it
/// (below it where the window is narrow), and the way to the demo.
class Welcome final : public QScrollArea
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);
    LogonForm &form() { return *m_form; }
    RememberedHmcs &remembered() { return *m_remembered; }
    void setDemoEnabled(bool enabled);

Q_SIGNALS:
    void demoOrdered();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QWidget *entryCard();
    QWidget *rememberedCard();
    void arrange();

    LogonForm *m_form;
    RememberedHmcs *m_remembered;
    QPushButton *m_demo;
    QBoxLayout *m_cards;
    QWidget *m_entry = nullptr;
    QWidget *m_list = nullptr;
};

} // namespace hmcscope
