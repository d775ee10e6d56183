// SPDX-License-Identifier: GPL-3.0-or-later
#include "metrics/note.h"

#include <algorithm>

namespace hmcscope {

QString noteText(const QString &typed)
{
    QString text = typed.simplified();
    text.removeIf(
        [](QChar c) { return c.category() == QChar::Other_Control || c.category() == QChar::Other_Format; });
    text.truncate(mostNoteCharacters);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1); // never half a character
    return text.trimmed();
}

QList<Note> withNote(QList<Note> notes, const Note &note)
{
    notes.removeIf([&note](const Note &each) { return each.utcMs == note.utcMs; });
    const Note kept{note.utcMs, noteText(note.text)};
    if (!kept.text.isEmpty())
        notes.insert(std::upper_bound(notes.cbegin(), notes.cend(), kept,
                                      [](const Note &a, const Note &b) { return a.utcMs < b.utcMs; }),
                     kept);
    return notes.size() > mostNotes ? notes.last(mostNotes) : notes;
}

QStringList textsOf(const QList<Note> &notes)
{
    QStringList texts;
    for (const Note &note : notes)
        texts.append(QString::number(note.utcMs) + QLatin1Char(' ') + note.text);
    return texts;
}

QList<Note> notesFrom(const QStringList &texts)
{
    QList<Note> notes;
    for (const QString &text : texts) {
        bool isNumber = false;
        const qint64 utcMs = text.section(QLatin1Char(' '), 0, 0).toLongLong(&isNumber);
        if (isNumber && utcMs > 0)
            notes = withNote(notes, {utcMs, text.section(QLatin1Char(' '), 1)});
    }
    return notes;
}

} // namespace hmcscope
