// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/wrongattempts.h"

namespace hmcscope {

namespace {

constexpr int attemptsThatLock = 3;
constexpr qint64 lockMs = 5 * 60'000;
constexpr qint64 memoryMs = 60 * 60'000;

QString keyOf(const Endpoint &endpoint, const QString &user)
{
    return endpoint.host.toLower() + u'\n' + user; // the port says nothing: the users are the HMC's
}

} // namespace

void WrongAttempts::refused(const Endpoint &endpoint, const QString &user, qint64 nowMs)
{
    m_rows.insert(keyOf(endpoint, user), {inARow(endpoint, user, nowMs) + 1, nowMs});
}

void WrongAttempts::accepted(const Endpoint &endpoint, const QString &user)
{
    m_rows.remove(keyOf(endpoint, user));
}

int WrongAttempts::inARow(const Endpoint &endpoint, const QString &user, qint64 nowMs) const
{
    const Row row = m_rows.value(keyOf(endpoint, user));
    const qint64 lasts = row.count < attemptsThatLock ? memoryMs : lockMs;
    return nowMs - row.lastMs < lasts ? row.count : 0;
}

} // namespace hmcscope
