// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "metrics/managedsystem.h"
#include "monitor/backlog.h"

#include <optional>

namespace hmcscope {

/// What the monitor holds of one of a system's two sources of data, energy or SSP. Times are the HMC's.
struct Source
{
    qint64 newestMs = 0;  ///< stamp of the newest sample, 0: none
    qint64 usableMs = 0;  ///< stamp of the newest one that holds measured values (status 0 and 2)
    qint64 coveredMs = 0; ///< up to here the HMC was asked, whether it had samples or not; 0: never
    bool closed = false;  ///< not to be asked: inventory, preferences or clusters say that there is nothing
    DataState answered = DataState::Waiting; ///< what the last answer told
    Backlog backlog;
};

/// Whether a system's VIOS are nodes of a Shared Storage Pool, as the clusters tell.
enum class Membership { Unknown, Node, NoNode };

/// What the monitor knows of one system beyond its visible status.
struct SystemRecord
{
    // The guesses hold until the first answer: an energy sample has 0.5 to 3 kB; one of system metrics 8 to
    // 12 kB with two VIOS and no partition, and nobody knows how many there are.
    Source energy{.backlog = Backlog(5'000)};
    Source ssp{.backlog = Backlog(100'000)};
    qint64 heardMs = 0; ///< when the HMC last answered about this system, 0: never
    Membership membership = Membership::Unknown;
    bool poolsSeen = false; ///< a sample of this system named a pool
};

/// What to ask a source for: all samples from `sinceMs` on. Where the pause is longer than one answer should
/// hold, the newest two minutes only, and the rest is missing until it is fetched slice by slice.
struct NewestQuestion
{
    qint64 sinceMs = 0;
    std::optional<Span> missing{};
};

/// How long the HMC holds processed samples.
inline constexpr qint64 retentionMs = 2 * 60 * 60 * 1000;

/// `hmcNowMs`: the HMC's clock. Samples held of a later time come from before that clock was set back: they
/// are forgotten here, so that the HMC is asked by its clock as it is now and not once it has caught up.
NewestQuestion newestQuestion(Source &source, qint64 hmcNowMs);

} // namespace hmcscope
