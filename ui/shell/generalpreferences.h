// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace hmcscope {

/// What the page shows.
struct GeneralSettings
{
    QString appearance = QStringLiteral("system"); ///< or "light", "dark"
    QString timeZone = QStringLiteral("local");    ///< of the charts, or an id of IANA's
    QString exportFolder{};                        ///< empty: the user's documents
    friend bool operator==(const GeneralSettings &, const GeneralSettings &) = default;
};

/// Looks, times and folders: what is the same for all HMCs.
class GeneralPreferences final : public QWidget
{
    Q_OBJECT
public:
    explicit GeneralPreferences(const GeneralSettings &settings, QWidget *parent = nullptr);

    /// They were changed elsewhere, as in a menu; emits nothing.
    void setSettings(const GeneralSettings &settings);
    void restoreDefaults();

Q_SIGNALS:
    void appearanceChanged(const QString &appearance);
    void timeZoneChanged(const QString &id);
    void exportFolderChanged(const QString &path);

private:
    QWidget *looks();
    QWidget *folders();
    void fillZones();
    void show(QComboBox *box, const QString &id);
    void chooseFolder();
    void showFolder(const QString &path);

    GeneralSettings m_settings;
    QComboBox *m_appearance;
    QComboBox *m_zone;
    QLineEdit *m_folder;
};

} // namespace hmcscope
