// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/note.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLineEdit;

namespace hmcscope {

/// Asks for the text of a note; says what becomes of it by accepted() and note(): an empty text takes it
/// away.
class NoteDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `when`: the moment in words. `systems`: whose note it may be, where there are several.
    NoteDialog(const Note &note, const QString &when, const QStringList &systems, QWidget *parent);

    Note note() const;
    int system() const;
    /// It is a note that is there already, of this system: it can be deleted, and stays with it.
    void setExisting(int system);

private:
    qint64 m_utcMs;
    QLineEdit *m_text;
    QComboBox *m_system;
    QDialogButtonBox *m_buttons;
};

} // namespace hmcscope
