// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "hmc/sessionledger.h"

#include <optional>

namespace hmcscope {

/// What the index says of one entry: nothing secret, and nothing that a token follows.
struct LedgerRecord
{
    /// Where the token is.
    enum class Kept {
        InMemory, ///< of its instance, and lost with it; also before there is one
        Promised, ///< it is being written to the key store
        Stored    ///< in the key store
    };
    LedgerEntry facts; ///< without owner and abandoned, which are of the moment
    Kept kept = Kept::InMemory;
    QByteArray machine;
    QString instance;
    QString mark; ///< of the key store that has the token, see StoreMark; empty where it is not known
};

/// A UUID without braces: what entries and instances are called.
bool isUuid(const QString &text);

QByteArray toIndex(const LedgerRecord &record);
/// Nothing where a field is missing or is not what it should be. The id is the file's name.
std::optional<LedgerRecord> fromIndex(const QString &id, const QByteArray &text);

} // namespace hmcscope
