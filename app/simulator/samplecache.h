// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QCache>
#include <QHash>

namespace hmcscope::simulator {

/// Texts of samples: a window of two hours is asked for again and again, and a system sample takes a third of
/// a millisecond to write. The least used go first beyond 32 MiB.
class SampleCache final
{
public:
    struct Key
    {
        int kind;
        QString subject; ///< UUID
        qint64 stampMs;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0)
        {
            return qHashMulti(seed, key.kind, key.subject, key.stampMs);
        }
    };

    template <typename Make>
    QByteArray text(const Key &key, const Make &make)
    {
        if (const QByteArray *known = m_texts.object(key))
            return *known;
        const QByteArray made = make();
        m_texts.insert(key, new QByteArray(made), made.size());
        return made;
    }
    void clear() { m_texts.clear(); }

private:
    QCache<Key, QByteArray> m_texts{32 * 1024 * 1024};
};

} // namespace hmcscope::simulator
