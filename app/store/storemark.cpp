// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/storemark.h"

#include "store/ledgerrecord.h"

#include <QUuid>

#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using Found = std::function<void(const QString &)>;

constexpr QLatin1String markKey("ledger/mark");

QString wordOf(const Secret &bytes)
{
    const QString word = QString::fromLatin1(bytes.reveal());
    return isUuid(word) ? word : QString();
}

/// Error: it lies locked, or cannot be asked for. Empty: none.
void find(KeyItems &items, QObject *context, std::function<void(Result<Secret>)> done)
{
    items.look(markKey, context, [&items, context, done = std::move(done)](const Result<Done> &free) {
        if (free)
            items.read(markKey, context, done);
        else
            done(free.error());
    });
}

} // namespace

void StoreMark::read(QObject *context, Found done)
{
    find(m_items, context,
         [done = std::move(done)](const Result<Secret> &bytes) { done(bytes ? wordOf(*bytes) : QString()); });
}

void StoreMark::leave(QObject *context, Found done)
{
    find(m_items, context, [&items = m_items, context, done = std::move(done)](const Result<Secret> &bytes) {
        if (!bytes || !bytes->isEmpty())
            return done(bytes ? wordOf(*bytes) : QString());
        const QString word = QUuid::createUuid().toString(QUuid::WithoutBraces);
        items.write(markKey, Secret(word.toLatin1()), context,
                    [word, done](const Result<Done> &kept) { done(kept ? word : QString()); });
    });
}

// Before and after: the store was open all the time in between.
void StoreMark::provesAbsence(const QString &word, const QString &key, QObject *context,
                              std::function<void(bool)> done)
{
    const auto after = [done, word](const QString &seen) { done(seen == word); };
    const auto between = [mark = *this, context, done, after](const Result<Secret> &bytes) mutable {
        if (bytes && bytes->isEmpty())
            mark.read(context, after);
        else
            done(false);
    };
    read(context, [&items = m_items, word, key, context, done, between](const QString &seen) {
        if (!word.isEmpty() && seen == word)
            items.read(key, context, between);
        else
            done(false);
    });
}

} // namespace hmcscope
