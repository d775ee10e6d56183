// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>

namespace hmcscope {

/// The HMC's clock, as the Date headers of its answers tell it: in whole seconds, and older by the time that
/// the answer took. A Date therefore only says between which two differences the true one lies. The
/// difference shown stays as long as the answers allow it, and so it neither flickers nor follows slow
/// answers; when one does not allow it, either clock was set, and the new answer counts alone.
class HmcTime
{
public:
    /// `askedMs`, `answeredMs`: our clock when the question went out and when its answer was there.
    void heard(qint64 dateMs, qint64 askedMs, qint64 answeredMs);
    /// The HMC's clock minus ours.
    std::optional<qint64> skewMs() const { return m_skewMs; }

private:
    std::optional<qint64> m_skewMs;
};

} // namespace hmcscope
