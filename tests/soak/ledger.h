// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "history/historystore.h"
#include "simulator/simulator.h"

#include <QHash>
#include <QSet>
#include <QString>

#include <vector>

namespace hmcscope::test {

/// Which samples the HMC served, and whether the history holds them, each with the values that the HMC says.
class Ledger final
{
public:
    /// The answer to a question, whole: metric files are taken, everything else is passed over.
    void note(const QByteArray &path, const QByteArray &body);

    /// What is wrong with the history, at most 20 lines; nothing where it equals what was served. Newer
    /// stamps than those served, other values, and stamps that are missing although the history is not full.
    QStringList differences(const HistoryStore &history, const simulator::Simulator &hmc, int capacity);
    /// Figures of the last differences().
    qint64 valuesCompared() const { return m_compared; }
    qint64 stampsServed() const;
    /// Bytes that this ledger holds.
    qint64 bytes() const;

private:
    struct Source
    {
        QString system;
        bool ssp = false;
        friend bool operator==(const Source &, const Source &) = default;
        friend size_t qHash(const Source &source, size_t seed)
        {
            return qHashMulti(seed, source.system, source.ssp);
        }
    };
    void compare(const Source &source, const HistoryStore &history, const simulator::Simulator &hmc,
                 int capacity, QStringList &wrong);

    QHash<Source, std::vector<qint64>> m_served; ///< sorted, each once
    qint64 m_compared = 0;
};

} // namespace hmcscope::test
