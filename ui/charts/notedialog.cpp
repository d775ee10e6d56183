// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/notedialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

namespace hmcscope {

NoteDialog::NoteDialog(const Note &note, const QString &when, const QStringList &systems, QWidget *parent)
    : QDialog(parent)
    , m_utcMs(note.utcMs)
    , m_text(new QLineEdit(note.text))
    , m_system(new QComboBox)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Note"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *moment = new QLabel(when);
    moment->setTextFormat(Qt::PlainText);
    moment->setAccessibleName(tr("Moment of the note"));
    m_text->setMaxLength(int(mostNoteCharacters));
    m_text->setMinimumWidth(fontMetrics().averageCharWidth() * 48);
    m_text->setAccessibleName(tr("Text of the note"));
    m_system->setAccessibleName(tr("System of the note"));
    m_system->addItems(systems);
    auto *form = new QFormLayout(this);
    form->addRow(tr("At"), moment);
    form->addRow(tr("System"), m_system);
    form->setRowVisible(m_system, systems.size() > 1);
    form->addRow(tr("Note"), m_text);
    form->addRow(m_buttons);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_text->setFocus();
}

Note NoteDialog::note() const
{
    return {m_utcMs, m_text->text()};
}

int NoteDialog::system() const
{
    return std::max(m_system->currentIndex(), 0);
}

void NoteDialog::setExisting(int system)
{
    m_system->setCurrentIndex(system);
    m_system->setEnabled(false);
    const QPushButton *remove = m_buttons->addButton(tr("Delete note"), QDialogButtonBox::DestructiveRole);
    connect(remove, &QPushButton::clicked, this, [this] {
        m_text->clear();
        accept();
    });
}

} // namespace hmcscope
