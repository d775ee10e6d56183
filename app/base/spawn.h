// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QStringList>

#include <sys/types.h>

namespace hmcscope {

/// A child process that outlives us if need be. It is never killed from here and not waited for: its end
/// shows as end-of-file on the socket. (QProcess kills its child when it is destroyed, hence not QProcess.)
struct SpawnedChild
{
    pid_t pid = -1;
    int socket = -1; ///< our end of a close-on-exec socket pair (SOCK_STREAM, non-blocking); the child's end
                     ///< is its descriptor 3
};

/// Starts `program` (absolute path) by posix_spawn with an empty environment, stdin, stdout and stderr at
/// /dev/null, default signal dispositions, an empty signal mask and no other descriptor than 3. Errors:
/// Kind::File when the program is missing or cannot be executed, Kind::Internal otherwise.
Result<SpawnedChild> spawnWithSocket(const QString &program, const QStringList &arguments);

/// The directory of the private companion programs, found relative to the running program:
/// ../libexec/hmcscope from bin. Never by PATH.
QString libexecDirectory();

} // namespace hmcscope
