// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/instancelock.h"

#include <QFile>
#include <QUuid>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hmcscope {

InstanceLock::InstanceLock(const LedgerFolder &folder)
    : m_folder(folder)
    , m_instance(QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

InstanceLock::~InstanceLock()
{
    if (m_file >= 0)
        ::close(m_file);
}

QString InstanceLock::fileOf(const QString &instance)
{
    return instance + QLatin1String(".lock");
}

bool InstanceLock::take()
{
    // Somebody who tidies up may find the file between its making and its locking: once more, then.
    for (int attempt = 0; m_file < 0 && attempt < 3; ++attempt)
        tryToTake();
    return m_file >= 0;
}

void InstanceLock::tryToTake()
{
    const QByteArray name = QFile::encodeName(fileOf(m_instance));
    const int file =
        ::openat(m_folder.descriptor(), name.constData(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (file < 0)
        return;
    struct stat held = {};
    struct stat named = {};
    const bool ours = ::flock(file, LOCK_EX | LOCK_NB) == 0 && ::fstat(file, &held) == 0 &&
                      ::fstatat(m_folder.descriptor(), name.constData(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
                      held.st_ino == named.st_ino;
    if (ours)
        m_file = file;
    else
        ::close(file);
}

void InstanceLock::release()
{
    if (m_file < 0)
        return;
    m_folder.remove(fileOf(m_instance));
    ::close(std::exchange(m_file, -1));
}

bool InstanceLock::isHeld(const QString &instance) const
{
    const int file = ::openat(m_folder.descriptor(), QFile::encodeName(fileOf(instance)).constData(),
                              O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return errno != ENOENT;
    const bool isFree =
        ::flock(file, LOCK_SH | LOCK_NB) == 0; // shared: who asks at the same time is not in the way
    ::close(file);
    return !isFree;
}

} // namespace hmcscope
