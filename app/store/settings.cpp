// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

#include <cmath>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

double amount(const QVariant &value)
{
    const double number = value.toDouble();
    return std::isfinite(number) && number > 0.0 ? number : 0.0;
}

/// Slashes in a key would be folders.
QString keyOf(const QString &folder, const QString &mtms)
{
    return folder + u'/' + QString(mtms).replace(u'/', u'_').replace(u'\\', u'_');
}

} // namespace

Settings::Settings(QSettings &settings)
    : m_settings(settings)
{
}

QString Settings::lastAddress() const
{
    return m_settings.value(u"connection/address"_s).toString();
}

void Settings::setLastAddress(const QString &address)
{
    m_settings.setValue(u"connection/address"_s, address);
}

QString Settings::lastUser() const
{
    return m_settings.value(u"connection/user"_s).toString();
}

void Settings::setLastUser(const QString &user)
{
    m_settings.setValue(u"connection/user"_s, user);
}

bool Settings::rememberPassword() const
{
    return m_settings.value(u"connection/rememberPassword"_s).toBool();
}

void Settings::setRememberPassword(bool remember)
{
    m_settings.setValue(u"connection/rememberPassword"_s, remember);
}

QString Settings::caFile() const
{
    return m_settings.value(u"connection/caFile"_s).toString();
}

void Settings::setCaFile(const QString &path)
{
    m_settings.setValue(u"connection/caFile"_s, path);
}

QByteArray Settings::windowGeometry() const
{
    return m_settings.value(u"window/geometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(u"window/geometry"_s, geometry);
}

QByteArray Settings::splitterState() const
{
    return m_settings.value(u"window/splitter"_s).toByteArray();
}

void Settings::setSplitterState(const QByteArray &state)
{
    m_settings.setValue(u"window/splitter"_s, state);
}

std::optional<QStringList> Settings::systemColumns() const
{
    if (!m_settings.contains(u"window/systemColumns"_s))
        return std::nullopt;
    return m_settings.value(u"window/systemColumns"_s).toStringList();
}

void Settings::setSystemColumns(const QStringList &names)
{
    m_settings.setValue(u"window/systemColumns"_s, names);
}

QString Settings::appearance() const
{
    const QString value = m_settings.value(u"window/appearance"_s).toString();
    return value == u"light" || value == u"dark" ? value : u"system"_s;
}

void Settings::setAppearance(const QString &appearance)
{
    m_settings.setValue(u"window/appearance"_s, appearance);
}

QString Settings::timeZone() const
{
    return m_settings.value(u"charts/timeZone"_s, u"local"_s).toString();
}

void Settings::setTimeZone(const QString &id)
{
    m_settings.setValue(u"charts/timeZone"_s, id);
}

EnergyFigures Settings::energyFigures() const
{
    EnergyFigures figures;
    figures.tariff.currency = m_settings.value(u"energy/currency"_s).toString();
    figures.tariff.perKwh = amount(m_settings.value(u"energy/pricePerKwh"_s));
    figures.tariff.bands =
        bandsFrom(m_settings.value(u"energy/bands"_s).toString()).value_or(QList<TariffBand>());
    figures.gramsPerKwh = amount(m_settings.value(u"energy/gramsCo2PerKwh"_s));
    return figures;
}

void Settings::setEnergyFigures(const EnergyFigures &figures)
{
    m_settings.setValue(u"energy/currency"_s, figures.tariff.currency);
    m_settings.setValue(u"energy/pricePerKwh"_s, figures.tariff.perKwh);
    m_settings.setValue(u"energy/bands"_s, textOf(figures.tariff.bands));
    m_settings.setValue(u"energy/gramsCo2PerKwh"_s, figures.gramsPerKwh);
    Q_EMIT energyChanged();
}

double Settings::powerBudget(const QString &mtms) const
{
    return mtms.isEmpty() ? 0.0 : amount(m_settings.value(keyOf(u"budget"_s, mtms)));
}

void Settings::setPowerBudget(const QString &mtms, double watts)
{
    if (watts > 0.0)
        m_settings.setValue(keyOf(u"budget"_s, mtms), watts);
    else
        m_settings.remove(keyOf(u"budget"_s, mtms));
    Q_EMIT energyChanged();
}

QList<Note> Settings::notes(const QString &mtms) const
{
    return mtms.isEmpty() ? QList<Note>()
                          : notesFrom(m_settings.value(keyOf(u"notes"_s, mtms)).toStringList());
}

void Settings::keepNote(const QString &mtms, const Note &note)
{
    m_settings.sync();
    const QList<Note> notes = withNote(this->notes(mtms), note);
    if (notes.isEmpty())
        m_settings.remove(keyOf(u"notes"_s, mtms));
    else
        m_settings.setValue(keyOf(u"notes"_s, mtms), textsOf(notes));
    Q_EMIT notesChanged();
}

QString Settings::exportFolder() const
{
    return m_settings.value(u"export/folder"_s).toString();
}

void Settings::setExportFolder(const QString &folder)
{
    m_settings.setValue(u"export/folder"_s, folder);
    Q_EMIT exportFolderChanged(folder);
}

int Settings::pictureScale() const
{
    const int scale = m_settings.value(u"export/pictureScale"_s).toInt();
    return scale >= 1 && scale <= 4 ? scale : 2;
}

void Settings::setPictureScale(int scale)
{
    m_settings.setValue(u"export/pictureScale"_s, scale);
    Q_EMIT pictureScaleChanged();
}

} // namespace hmcscope
