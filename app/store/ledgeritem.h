// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/guardlink.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace hmcscope {

/// What lies in the key store for one session: the token, together with everything that says where it may go
/// and who may take it there.
struct LedgerItem
{
    QString id;
    AdoptionOrder order;
    QString user;
    qint64 hmcLogonMs = 0;
    QByteArray machine;
    QString instance;
};

Secret toItem(const LedgerItem &item);
/// Nothing where the bytes are not what toItem() makes.
std::optional<LedgerItem> fromItem(const Secret &bytes);

} // namespace hmcscope
