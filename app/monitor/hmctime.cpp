// SPDX-License-Identifier: GPL-3.0-or-later
#include "monitor/hmctime.h"

namespace hmcscope {

void HmcTime::heard(qint64 dateMs, qint64 askedMs, qint64 answeredMs)
{
    const qint64 least = dateMs - answeredMs;
    const qint64 most = dateMs + 999 - askedMs;
    if (!m_skewMs || *m_skewMs < least || *m_skewMs > most)
        m_skewMs = least;
}

} // namespace hmcscope
