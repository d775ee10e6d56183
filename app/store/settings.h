// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/note.h"
#include "metrics/tariff.h"

#include <QByteArray>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

#include <optional>

namespace hmcscope {

/// What returns at the next start. Nothing secret; nothing of the demo.
class Settings final : public QObject
{
    Q_OBJECT
public:
    explicit Settings(QSettings &settings);

    QString lastAddress() const;
    void setLastAddress(const QString &address);
    QString lastUser() const;
    void setLastUser(const QString &user);
    bool rememberPassword() const;
    void setRememberPassword(bool remember);
    QString caFile() const;
    void setCaFile(const QString &path);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray splitterState() const;
    void setSplitterState(const QByteArray &state);
    /// Columns of the list of systems that are shown, by name; empty: the usual ones.
    /// Nothing: never chosen.
    std::optional<QStringList> systemColumns() const;
    void setSystemColumns(const QStringList &names);
    /// "system", "light" or "dark"
    QString appearance() const;
    void setAppearance(const QString &appearance);
    /// Of the charts: "local" or an id of IANA's, such as "UTC"
    QString timeZone() const;
    void setTimeZone(const QString &id);
    /// What energy is counted with; nonsense in the file counts as not set.
    EnergyFigures energyFigures() const;
    void setEnergyFigures(const EnergyFigures &figures);
    /// In W, of the server of that MTMS; 0: none.
    double powerBudget(const QString &mtms) const;
    void setPowerBudget(const QString &mtms, double watts);
    /// What the user has noted of the server of that MTMS.
    QList<Note> notes(const QString &mtms) const;
    /// See withNote(). What another process has noted meanwhile stays.
    void keepNote(const QString &mtms, const Note &note);
    QString exportFolder() const;
    void setExportFolder(const QString &folder);
    /// Of pictures of charts, 1 to 4; anything else in the file counts as 2.
    int pictureScale() const;
    void setPictureScale(int scale);

Q_SIGNALS:
    /// Figures or a budget are others than before, for every window.
    void energyChanged();
    void notesChanged();
    void pictureScaleChanged();
    void exportFolderChanged(const QString &folder);

private:
    QSettings &m_settings;
};

} // namespace hmcscope
