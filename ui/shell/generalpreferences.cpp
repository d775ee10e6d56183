// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/generalpreferences.h"

#include "shell/appearance.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTimeZone>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace hmcscope {

GeneralPreferences::GeneralPreferences(const GeneralSettings &settings, QWidget *parent)
    : QWidget(parent)
    , m_appearance(new QComboBox)
    , m_zone(new QComboBox)
    , m_folder(new QLineEdit)
{
    auto *column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(looks());
    column->addWidget(folders());
    auto *note = new QLabel(
        tr("Also remembered: HMCs of earlier logons, which the welcome page lists and forgets; their "
           "certificates, in File > Trusted HMCs; size and columns of the window. Nothing of the demo."));
    note->setForegroundRole(QPalette::PlaceholderText);
    note->setWordWrap(true);
    column->addWidget(note);
    column->addStretch();
    setSettings(settings);
    connect(m_appearance, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.appearance = m_appearance->currentData().toString();
        Q_EMIT appearanceChanged(m_settings.appearance);
    });
    connect(m_zone, &QComboBox::currentIndexChanged, this, [this] {
        m_settings.timeZone = m_zone->currentData().toString();
        Q_EMIT timeZoneChanged(m_settings.timeZone);
    });
}

QWidget *GeneralPreferences::looks()
{
    auto *group = new QGroupBox(tr("Window and charts"));
    auto *form = new QFormLayout(group);
    m_appearance->addItem(tr("Like the system"), u"system"_s);
    m_appearance->addItem(tr("Light"), u"light"_s);
    m_appearance->addItem(tr("Dark"), u"dark"_s);
    m_appearance->setAccessibleName(tr("Appearance"));
    fillZones();
    form->addRow(tr("&Appearance"), m_appearance);
    form->addRow(tr("Time &zone of the charts"), m_zone);
    return group;
}

void GeneralPreferences::fillZones()
{
    m_zone->setAccessibleName(tr("Time zone of the charts"));
    // as wide as a usual name, not as the longest of hundreds
    m_zone->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_zone->setMinimumContentsLength(24);
    m_zone->addItem(tr("Local time"), u"local"_s);
    m_zone->addItem(u"UTC"_s, u"UTC"_s);
    m_zone->insertSeparator(2);
    const QList<QByteArray> ids = QTimeZone::availableTimeZoneIds();
    for (const QByteArray &id : ids) {
        if (id != "UTC")
            m_zone->addItem(QString::fromLatin1(id), QString::fromLatin1(id));
    }
}

QWidget *GeneralPreferences::folders()
{
    auto *group = new QGroupBox(tr("Exports"));
    auto *form = new QFormLayout(group);
    m_folder->setReadOnly(true); // chosen, for a folder that is half typed is none
    m_folder->setAccessibleName(tr("Folder of exports"));
    m_folder->setPlaceholderText(tr("your documents"));
    auto *choose = new QPushButton(icon(u"folder-open"_s), tr("&Choose…"));
    choose->setAccessibleName(tr("Choose the folder of exports"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &GeneralPreferences::chooseFolder);
    auto *row = new QHBoxLayout;
    row->addWidget(m_folder, 1);
    row->addWidget(choose);
    form->addRow(tr("&Folder"), row);
    static_cast<QLabel *>(form->labelForField(row))->setBuddy(m_folder);
    return group;
}

void GeneralPreferences::setSettings(const GeneralSettings &settings)
{
    if (m_settings == settings && m_zone->currentData().toString() == settings.timeZone)
        return;
    m_settings = settings;
    show(m_appearance, settings.appearance);
    show(m_zone, settings.timeZone);
    showFolder(settings.exportFolder);
}

void GeneralPreferences::show(QComboBox *box, const QString &id)
{
    const QSignalBlocker quiet(box);
    box->setCurrentIndex(qMax(0, box->findData(id)));
}

void GeneralPreferences::restoreDefaults()
{
    m_appearance->setCurrentIndex(0);
    m_zone->setCurrentIndex(0);
    showFolder({});
    Q_EMIT exportFolderChanged({});
}

void GeneralPreferences::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of exports"), m_settings.exportFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QFileDialog::DontUseNativeDialog);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        showFolder(path);
        Q_EMIT exportFolderChanged(path);
    });
    dialog->open();
}

void GeneralPreferences::showFolder(const QString &path)
{
    m_settings.exportFolder = path;
    m_folder->setText(QDir::toNativeSeparators(path));
}

} // namespace hmcscope
