// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/boardnotes.h"

#include "charts/notedialog.h"
#include "charts/timeaxis.h"

#include <QMenu>

#include <algorithm>
#include <utility>

namespace hmcscope {

BoardNotes::BoardNotes(QWidget *board)
    : QObject(board)
    , m_board(board)
{
}

void BoardNotes::setSystems(const QList<ChartSystem> &systems)
{
    const QStringList servers = serversOf(systems);
    if (std::exchange(m_servers, servers) != servers) {
        for (NoteDialog *dialog : m_board->findChildren<NoteDialog *>())
            dialog->reject();
    }
    m_labels = labelsOf(systems);
    m_notes.fill({}, systems.size());
}

void BoardNotes::setNotes(qsizetype system, const QList<Note> &notes)
{
    if (system < 0 || system >= m_notes.size() || m_notes.at(system) == notes)
        return;
    m_notes[system] = notes;
    Q_EMIT changed();
}

QList<ChartNote> BoardNotes::within(const TimeSpan &span) const
{
    QList<ChartNote> all;
    for (qsizetype i = 0; i < m_notes.size(); ++i) {
        for (const Note &note : m_notes.at(i)) {
            if (note.utcMs >= span.fromMs && note.utcMs <= span.toMs)
                all.append({note.utcMs,
                            m_notes.size() == 1 ? note.text : tr("%1: %2").arg(m_labels.at(i), note.text)});
        }
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const ChartNote &a, const ChartNote &b) { return a.utcMs < b.utcMs; });
    return all;
}

std::optional<BoardNotes::Found> BoardNotes::nearest(qint64 utcMs, qint64 toleranceMs) const
{
    std::optional<Found> best;
    for (qsizetype i = 0; i < m_notes.size(); ++i) {
        for (const Note &note : m_notes.at(i)) {
            const qint64 distance = std::abs(note.utcMs - utcMs);
            if (distance <= toleranceMs && (!best || distance < std::abs(best->note.utcMs - utcMs)))
                best = Found{i, note};
        }
    }
    return best;
}

void BoardNotes::ask(qint64 utcMs, qint64 toleranceMs, const QTimeZone &zone)
{
    if (m_notes.isEmpty())
        return;
    const std::optional<Found> found = nearest(utcMs, toleranceMs);
    const Note note = found ? found->note : Note{utcMs};
    auto *dialog = new NoteDialog(note, timeOfDay(note.utcMs, zone, m_board->locale()), m_labels, m_board);
    if (found)
        dialog->setExisting(int(found->system));
    connect(dialog, &QDialog::accepted, this, [this, dialog] { take(dialog->system(), dialog->note()); });
    dialog->open();
}

void BoardNotes::offer(QPoint globalPlace, qint64 utcMs, qint64 toleranceMs, const QTimeZone &zone,
                       const QList<QAction *> &others)
{
    if (m_notes.isEmpty())
        return;
    auto *menu = new QMenu(m_board);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const std::optional<Found> found = nearest(utcMs, toleranceMs);
    connect(menu->addAction(found ? tr("Edit note…") : tr("Note at this moment…")), &QAction::triggered, this,
            [this, utcMs, toleranceMs, zone] { ask(utcMs, toleranceMs, zone); });
    if (found)
        connect(menu->addAction(tr("Delete note")), &QAction::triggered, this,
                [this, found] { take(found->system, {found->note.utcMs}); });
    menu->addActions(others);
    menu->popup(globalPlace);
}

void BoardNotes::take(qsizetype system, const Note &note)
{
    if (system < 0 || system >= m_notes.size())
        return;
    const QList<Note> notes = withNote(m_notes.at(system), note);
    if (notes == m_notes.at(system))
        return;
    setNotes(system, notes);
    Q_EMIT edited(system, {note.utcMs, noteText(note.text)});
}

} // namespace hmcscope
