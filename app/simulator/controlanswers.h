// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/simulator.h"

#include <QJsonObject>

namespace hmcscope::simulator {

/// What the control socket answers, as JSON.
QJsonObject failure(const QString &why);
QJsonObject success();
QJsonObject countersObject(const Counters &counters);
QJsonObject requestsObject(const QList<RequestRecord> &requests);
QJsonObject sessionsObject(const QList<SessionRecord> &sessions);
QJsonObject systemsObject(const QStringList &uuids);
QJsonObject dialectObject(const Dialect &dialect);

} // namespace hmcscope::simulator
