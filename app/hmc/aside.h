// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThreadPool>

#include <functional>
#include <memory>

namespace hmcscope {

/// Bodies beyond this size are parsed in the thread pool, so that no window stands still.
inline constexpr qsizetype asideThreshold = 64 * 1024;

/// Parses `body` and gives the result to `done`: at once where it is small, else from the event loop of the
/// calling thread (which is the thread of `context`), unless `context` dies first. To be called from the
/// event loop only.
template <typename T>
void parseAside(const QByteArray &body, Result<T> (*parse)(const QByteArray &), QObject *context,
                const std::function<void(Result<T>)> &done)
{
    if (body.size() <= asideThreshold)
        return done(parse(body));
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, done] {
        Result<T> result = watcher->future().takeResult();
        watcher->deleteLater();
        done(std::move(result));
    });
    // Shared because the pool wants a callable that can be copied; the promise cannot.
    const auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, body, parse] {
        promise->addResult(parse(body));
        promise->finish();
    });
}

} // namespace hmcscope
