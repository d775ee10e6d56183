// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/keyitems.h"

namespace hmcscope {

/// An item with a random word that stays in the key store for good. A key store that is locked, or another
/// one than yesterday's, answers "not found" as one does that has lost an item; but only from the one that is
/// open, and that took the item, can this word be read at the same moment.
class StoreMark
{
public:
    explicit StoreMark(KeyItems &items)
        : m_items(items)
    {
    }

    /// The word that can be read now; empty: none, or it lies locked. Puts up no prompt.
    void read(QObject *context, std::function<void(const QString &)> done);
    /// The same, and makes one where there is none. Right after something was written: the store is open
    /// then.
    void leave(QObject *context, std::function<void(const QString &)> done);

    /// Whether the store that is open now bears `word` and has no item of that key. Anything but a clear
    /// answer is false.
    void provesAbsence(const QString &word, const QString &key, QObject *context,
                       std::function<void(bool)> done);

private:
    KeyItems &m_items;
};

} // namespace hmcscope
