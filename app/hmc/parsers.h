// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "hmc/consoleidentity.h"
#include "metrics/managedsystem.h"
#include "metrics/readings.h"
#include "metrics/storagepool.h"

#include <QByteArray>
#include <QList>

namespace hmcscope {

// Pure functions of bytes to values; thread safe. Errors are Kind::Malformed with a short reason, or
// Kind::TooLarge. XML is streamed and matched by local name; a document with a DTD is refused before it is
// parsed; depth and text are bounded. Absent or null is absent, never 0.

/// GET /rest/api/uom/ManagedSystem/quick/All: a JSON array. An entry without UUID is left out.
Result<QList<ManagedSystem>> parseQuickAll(const QByteArray &json);

/// GET /rest/api/pcm/preferences (one entry with all systems) or /pcm/ManagedSystem/{uuid}/preferences.
Result<QList<PcmPreference>> parsePcmPreferences(const QByteArray &xml);

/// The path and query of the JSON entry of category ManagedSystem in a ProcessedMetrics feed; empty where the
/// feed has none (no data yet). Host and port of the link are ignored (I9); a link outside /rest/api/pcm/ is
/// Malformed.
Result<QByteArray> parseMetricsFeed(const QByteArray &xml);

/// Processed energy JSON. Samples without a readable stamp are left out; sorted by stamp.
Result<QList<EnergyReading>> parseEnergy(const QByteArray &json);

/// Processed managed-system JSON, its SSP part. Sorted by stamp. A VIOS without sharedStoragePools
/// contributes nothing.
Result<QList<SspReading>> parseSsp(const QByteArray &json);

/// The JSON entry of a ProcessedMetrics feed of a Shared Storage Pool, whatever its category: unverified.
/// Otherwise as parseMetricsFeed().
Result<QByteArray> parsePoolFeed(const QByteArray &xml);

/// Processed JSON of a pool, below sspUtil, systemUtil or whatever single object holds the samples. Samples
/// without poolUtil, which tell of a node's failure, are left out. Sorted by stamp. Follows IBM's schema;
/// unverified against a real body.
Result<QList<PoolSample>> parsePoolSamples(const QByteArray &json);

/// GET /rest/api/uom/ManagementConsole: a feed of one entry.
Result<ConsoleIdentity> parseConsole(const QByteArray &xml);

/// GET /rest/api/uom/Cluster, feed or entry. A node without MTMS stays in the list: it is one of them.
Result<QList<Cluster>> parseClusters(const QByteArray &xml);

/// GET /rest/api/uom/SharedStoragePool, feed or entry. The HMC's GB (1024 MB each) become MB.
Result<QList<StoragePool>> parseStoragePools(const QByteArray &xml);

/// The HMC's own words in an error body, whichever of its three shapes: Message, else ReasonCode, else empty.
/// At most 500 characters, control characters replaced. Never the echoed request headers (they hold the
/// token).
QString parseErrorMessage(const QByteArray &body);

/// 2022-11-22T17:17:30+0100, …+01:00, …Z, with or without fraction: ms since 1970 UTC; nothing without a
/// zone.
std::optional<qint64> parseStamp(QByteArrayView text);

} // namespace hmcscope
