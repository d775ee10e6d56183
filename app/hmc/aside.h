// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <utility>

namespace hmcscope {

/// Bodies beyond this size are parsed in the thread pool, so that no window stands still.
inline constexpr qsizetype asideThreshold = 64 * 1024;

/// Parses `body` and gives the result to `done`: at once where it is small, else from the event loop of the
/// application's thread (which is the thread of `context`), unless `context` dies first. To be called from
/// the event loop only.
template <typename T>
void parseAside(const QByteArray &body, Result<T> (*parse)(const QByteArray &), QObject *context,
                const std::function<void(Result<T>)> &done)
{
    if (body.size() <= asideThreshold)
        return done(parse(body));
    // Posted to the application, which outlives the pool: the context may die meanwhile. (Not QFutureWatcher:
    // takeResult() of Qt 6.4.2 was seen to assert isValid() with ten busy windows.)
    QThreadPool::globalInstance()->start([body, parse, done, asker = QPointer<QObject>(context)]() mutable {
        auto deliver = [asker = std::move(asker), done = std::move(done), result = parse(body)]() mutable {
            if (asker)
                done(std::move(result));
        };
        QMetaObject::invokeMethod(QCoreApplication::instance(), std::move(deliver), Qt::QueuedConnection);
    });
}

} // namespace hmcscope
