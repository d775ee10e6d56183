// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

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

QStringList Settings::systemColumns() const
{
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

QString Settings::exportFolder() const
{
    return m_settings.value(u"export/folder"_s).toString();
}

void Settings::setExportFolder(const QString &folder)
{
    m_settings.setValue(u"export/folder"_s, folder);
}

} // namespace hmcscope
