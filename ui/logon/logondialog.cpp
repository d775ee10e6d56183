// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/logondialog.h"

#include "logon/logonform.h"

#include <QVBoxLayout>

namespace hmcscope {

LogonDialog::LogonDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(new LogonForm)
{
    setWindowTitle(tr("Connect to HMC"));
    setMinimumWidth(420);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->addWidget(m_form);
    connect(this, &QDialog::rejected, m_form, &LogonForm::cancelOrdered);
}

} // namespace hmcscope
