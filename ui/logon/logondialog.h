// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace hmcscope {

class LogonForm;

/// The logon form in a dialog of its own, for a further HMC and for reconnecting. Closing it while the form
/// is busy is a cancel order.
class LogonDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit LogonDialog(QWidget *parent = nullptr);
    LogonForm &form() { return *m_form; }

private:
    LogonForm *m_form;
};

} // namespace hmcscope
