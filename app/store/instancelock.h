// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/ledgerfolder.h"

#include <QString>

namespace hmcscope {

/// Tells whether an instance of the program still runs: it holds a lock on a file of its own, which the
/// kernel frees however the instance ends. A process that was not started by us cannot inherit it.
class InstanceLock
{
public:
    explicit InstanceLock(const LedgerFolder &folder);
    ~InstanceLock();
    Q_DISABLE_COPY_MOVE(InstanceLock)

    /// A UUID without braces, new with every object.
    const QString &instance() const { return m_instance; }
    /// From now on others see that we run. False: the folder does not let us. Idempotent.
    bool take();
    /// We run no more.
    void release();
    /// Whether an instance runs; this one's lock is not to be asked about. What cannot be found out is taken
    /// for running.
    bool isHeld(const QString &instance) const;
    static QString fileOf(const QString &instance);

private:
    void tryToTake();
    const LedgerFolder &m_folder;
    QString m_instance;
    int m_file = -1;
};

} // namespace hmcscope
