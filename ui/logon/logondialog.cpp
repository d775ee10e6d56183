// SPDX-License-Identifier: GPL-3.0-or-later
#include "logon/logondialog.h"

#include "logon/logonform.h"
#include "shell/scrollpage.h"

#include <QVBoxLayout>

namespace hmcscope {

LogonDialog::LogonDialog(QWidget *parent)
    : QDialog(parent)
    , m_form(new LogonForm)
{
    setWindowTitle(tr("Connect to HMC"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    m_form->setMinimumWidth(qBound(380, fontMetrics().averageCharWidth() * 50, 720));
    column->addWidget(new ScrollPage(m_form));
    connect(this, &QDialog::rejected, m_form, &LogonForm::cancelOrdered);
}

} // namespace hmcscope
