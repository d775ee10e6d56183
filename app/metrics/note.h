// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace hmcscope {

/// What the user has noted at a moment of one system.
struct Note
{
    qint64 utcMs = 0; ///< by the HMC's clock
    QString text{};   ///< one line of plain text, see noteText()
    friend bool operator==(const Note &, const Note &) = default;
};

inline constexpr qsizetype mostNotes = 200; ///< of one system
inline constexpr qsizetype mostNoteCharacters = 120;

/// What is kept of something typed: one line without control and direction marks.
QString noteText(const QString &typed);

/// In the order of their moments. A note of the same moment is replaced, by an empty text taken away; where
/// there are too many the oldest give way.
QList<Note> withNote(QList<Note> notes, const Note &note);

/// As settings keep them, one text per note; what cannot be read back is left out.
QStringList textsOf(const QList<Note> &notes);
QList<Note> notesFrom(const QStringList &texts);

} // namespace hmcscope

Q_DECLARE_METATYPE(hmcscope::Note)
