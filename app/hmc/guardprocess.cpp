// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/guardprocess.h"

#include "base/spawn.h"

namespace hmcscope {

namespace {

QString pathOf(const QString &program)
{
    return program.isEmpty() ? libexecDirectory() + QStringLiteral("/hmcscope-guard") : program;
}

Result<int> launch(const QString &program)
{
    const Result<SpawnedChild> child = spawnWithSocket(program, {});
    return child ? Result<int>(child->socket) : Result<int>(child.error());
}

} // namespace

GuardProcess::GuardProcess(const QString &program, QObject *parent)
    : GuardConversation([path = pathOf(program)] { return launch(path); }, pathOf(program), parent)
{
}

} // namespace hmcscope
