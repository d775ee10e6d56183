// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/limits.h"

#include <QSettings>

namespace hmcscope {

/// The user's limits and how alarms are told, in the settings. Nonsense in the file counts as not set: then
/// the defaults hold.
class AlarmSettings
{
public:
    explicit AlarmSettings(QSettings &settings);

    AlarmRules rules() const;
    void setRules(const AlarmRules &rules);

private:
    QSettings &m_settings;
};

} // namespace hmcscope
