// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/endpoint.h"

#include <QHash>
#include <QString>

namespace hmcscope {

/// How many wrong passwords in a row were given for a user on an HMC: by default the third one locks the user
/// for five minutes (MaxWebUILoginAttempts, WebUISuspendTime). Counted for all windows together, for the lock
/// knows no windows; in memory only. Forgotten after a logon that worked, after an hour, and five minutes
/// after the third one.
class WrongAttempts
{
public:
    /// `nowMs`: any clock that never jumps, always the same one.
    void refused(const Endpoint &endpoint, const QString &user, qint64 nowMs);
    void accepted(const Endpoint &endpoint, const QString &user);
    int inARow(const Endpoint &endpoint, const QString &user, qint64 nowMs) const;

private:
    struct Row
    {
        int count = 0;
        qint64 lastMs = 0;
    };
    QHash<QString, Row> m_rows;
};

} // namespace hmcscope
