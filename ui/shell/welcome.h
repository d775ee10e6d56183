// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

class QPushButton;

namespace hmcscope {

class LogonForm;

/// What a window shows before its first logon: who we are, the logon form, and the way to the demo.
class Welcome final : public QScrollArea
{
    Q_OBJECT
public:
    explicit Welcome(QWidget *parent = nullptr);
    LogonForm &form() { return *m_form; }
    void setDemoEnabled(bool enabled);

Q_SIGNALS:
    void demoOrdered();

private:
    LogonForm *m_form;
    QPushButton *m_demo;
};

} // namespace hmcscope
