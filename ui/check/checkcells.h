// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "check/checktables.h"

namespace hmcscope {

// What the tables of the check say, cell by cell, and in the text that is copied. Plain text.

QString checkHeading(SystemsTable::Column column);
QString checkHeading(PoolsTable::Column column);
/// The whole meaning of a heading; for service times also that they follow IBM's schema, unverified.
QString checkHeadingHint(PoolsTable::Column column);
QString checkCell(const PcmCheck &check, const SystemCheck &system, SystemsTable::Column column);
QString checkCell(const PcmCheck &check, const PoolStatus &pool, PoolsTable::Column column);
QVariant checkSortKey(const PcmCheck &check, const SystemCheck &system, SystemsTable::Column column);
QVariant checkSortKey(const PcmCheck &check, const PoolStatus &pool, PoolsTable::Column column);

/// Why the system shows what it shows, and the remedy: energy, then SSP; one line each.
QString checkSentence(const SystemCheck &system);
/// What the check tells of the HMC itself, as pairs of a name and a value.
QList<std::pair<QString, QString>> checkFacts(const PcmCheck &check);
/// "23 s", "4 min", "3 h"; an en dash for a stamp of 0.
QString ageText(qint64 stampMs, qint64 nowMs);

} // namespace hmcscope
