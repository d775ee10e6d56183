// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLoggingCategory>
#include <QString>

namespace hmcscope {

// One category per room that talks: hmcscope.http, hmcscope.session and so on. Debug lines are off unless
// asked for (QT_LOGGING_RULES="hmcscope.*=true"). Secrets are kept out by type (Secret has no QDebug
// operator); what is below is the net under it.
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logSession)
Q_DECLARE_LOGGING_CATEGORY(logMonitor)
Q_DECLARE_LOGGING_CATEGORY(logStore)
Q_DECLARE_LOGGING_CATEGORY(logLifecycle)

/// From now on every message of the process goes to stderr, with a time stamp and redacted; nowhere else.
void installLogging();

/// The text with everything replaced by "[redacted]" that is named or looks like a password or a session
/// token.
QString redacted(const QString &text);

} // namespace hmcscope
