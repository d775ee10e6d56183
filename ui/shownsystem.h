// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console.h"
#include "shell/chartexport.h"
#include "shell/mainwindow.h"
#include "windowpreferences.h"

#include <QHash>
#include <QObject>

namespace hmcscope {

/// The systems whose charts a window shows: keeps them telling the truth, and exports them.
class ShownSystem final : public QObject
{
    Q_OBJECT
public:
    /// A system by its HMC in this window.
    struct Place
    {
        Console *console = nullptr;
        QString uuid{};
        friend bool operator==(const Place &, const Place &) = default;
    };

    ShownSystem(SharedParts shared, MainWindow *window, QObject *parent);

    /// Of the current system; null: none.
    Console *console() const { return m_current.console; }
    /// `current`: the one of them that was pointed at last; it is asked for first, and what is set for one
    /// system is set for it.
    void show(const QList<Place> &places, const Place &current);
    /// The state of one of them or of its HMC is another one.
    void update();
    /// Time goes on.
    void tick();

private:
    void wireExport();
    void wirePictureScale();
    bool isDemo() const;
    ManagedSystem systemAt(const Place &place) const;
    void tellPools(QList<PoolStatus> pools, qsizetype index);
    void tellState(const SystemStatus &status, qsizetype index);
    void tellEnergyFigures();
    void tellNotes();
    void keepNote(qsizetype system, const Note &note);

    SharedParts m_shared;
    MainWindow *m_window;
    ChartExport *m_export;
    WindowPreferences *m_preferences;
    QList<Place> m_places; ///< at most mostSystems
    Place m_current;
    qsizetype m_further = 0; ///< selected beyond these
    ManagedSystem m_system;  ///< the current one, as the inventory named it when it was selected
    QHash<QString, QList<Note>> m_passingNotes; ///< of the demo and of servers without MTMS, by UUID
};

} // namespace hmcscope
