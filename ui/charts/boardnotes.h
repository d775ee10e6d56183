// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/chartcontent.h"
#include "charts/chartsystem.h"
#include "metrics/note.h"

#include <QObject>
#include <QPoint>
#include <QTimeZone>

#include <optional>

class QAction;
class QWidget;

namespace hmcscope {

/// The notes of the systems that a board shows, and the conversation about them. Who keeps them is told what
/// becomes of them.
class BoardNotes final : public QObject
{
    Q_OBJECT
public:
    /// Dialogs open on `board`.
    explicit BoardNotes(QWidget *board);

    /// Other systems; without notes until they are told. A question about one that is not shown any more is
    /// withdrawn; one about the same servers stays, whichever HMC speaks for them now.
    void setSystems(const QList<ChartSystem> &systems);
    /// What they are called now.
    void setLabels(const QStringList &labels) { m_labels = labels; }
    void setNotes(qsizetype system, const QList<Note> &notes);
    QList<Note> notes(qsizetype system) const { return m_notes.value(system); }
    /// Those of all systems in a span, in the order of their moments.
    QList<ChartNote> within(const TimeSpan &span) const;

    /// Asks for a note at a moment, or for the text of the one that is within `toleranceMs` of it.
    void ask(qint64 utcMs, qint64 toleranceMs, const QTimeZone &zone);
    /// Offers the same in a menu, and what else there is to order.
    void offer(QPoint globalPlace, qint64 utcMs, qint64 toleranceMs, const QTimeZone &zone,
               const QList<QAction *> &others = {});

Q_SIGNALS:
    /// Something else is to be drawn.
    void changed();
    /// The user has written, changed or, with an empty text, taken away a note of a system.
    void edited(qsizetype system, const hmcscope::Note &note);

private:
    struct Found
    {
        qsizetype system = 0;
        Note note{};
    };
    std::optional<Found> nearest(qint64 utcMs, qint64 toleranceMs) const;
    void take(qsizetype system, const Note &note);

    QWidget *m_board;
    QStringList m_servers;
    QStringList m_labels;
    QList<QList<Note>> m_notes; ///< by system
};

} // namespace hmcscope
