// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/spawn.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <vector>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace hmcscope {

namespace {

constexpr int childDescriptor = 3;

/// The socket's end in the child comes to lie at 3; everything else is /dev/null or closed.
class FileActions
{
public:
    explicit FileActions(int childEnd)
    {
        posix_spawn_file_actions_init(&actions);
        // First, since our end may be one of 0..2; it drops close-on-exec, in glibc also where both are the
        // same.
        posix_spawn_file_actions_adddup2(&actions, childEnd, childDescriptor);
        for (const int stdio : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO})
            posix_spawn_file_actions_addopen(&actions, stdio, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_addclosefrom_np(&actions, childDescriptor + 1);
    }
    ~FileActions() { posix_spawn_file_actions_destroy(&actions); }
    Q_DISABLE_COPY_MOVE(FileActions)

    posix_spawn_file_actions_t actions;
};

class Attributes
{
public:
    Attributes()
    {
        posix_spawnattr_init(&attributes);
        sigset_t all;
        sigfillset(&all);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&attributes, &all);
        posix_spawnattr_setsigmask(&attributes, &none);
        posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
    }
    ~Attributes() { posix_spawnattr_destroy(&attributes); }
    Q_DISABLE_COPY_MOVE(Attributes)

    posix_spawnattr_t attributes;
};

int spawn(pid_t &pid, const QByteArray &program, const QList<QByteArray> &arguments, int childEnd)
{
    std::vector<char *> argv;
    argv.push_back(const_cast<char *>(program.constData()));
    for (const QByteArray &argument : arguments)
        argv.push_back(const_cast<char *>(argument.constData()));
    argv.push_back(nullptr);
    char *emptyEnvironment[] = {nullptr};
    const FileActions actions(childEnd);
    const Attributes attributes;
    return ::posix_spawn(&pid, program.constData(), &actions.actions, &attributes.attributes, argv.data(),
                         emptyEnvironment);
}

/// Children that ended since are collected when the next one starts: no handler for the whole process's
/// SIGCHLD, and never more dead entries than children at a time.
void collectEnded(std::vector<pid_t> &children)
{
    const auto ended = [](pid_t pid) { return ::waitpid(pid, nullptr, WNOHANG) != 0; };
    children.erase(std::remove_if(children.begin(), children.end(), ended), children.end());
}

QString systemWords(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

Result<SpawnedChild> spawnWithSocket(const QString &program, const QStringList &arguments)
{
    static std::vector<pid_t> children;
    collectEnded(children);
    if (!QDir::isAbsolutePath(program) || !QFileInfo(program).isExecutable())
        return Error{.kind = Error::Kind::File, .detail = program};
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{.kind = Error::Kind::Internal, .detail = systemWords(errno)};
    QList<QByteArray> encoded;
    for (const QString &argument : arguments)
        encoded.append(QFile::encodeName(argument));
    SpawnedChild child;
    child.socket = ends[0];
    const int error = spawn(child.pid, QFile::encodeName(program), encoded, ends[1]);
    ::close(ends[1]);
    if (error != 0) {
        ::close(child.socket);
        const bool ofFile = error == ENOENT || error == EACCES || error == ENOEXEC;
        return Error{.kind = ofFile ? Error::Kind::File : Error::Kind::Internal,
                     .detail = systemWords(error)};
    }
    ::fcntl(child.socket, F_SETFL, O_NONBLOCK);
    children.push_back(child.pid);
    return child;
}

QString libexecDirectory()
{
    return QDir::cleanPath(QCoreApplication::applicationDirPath() + QStringLiteral("/../libexec/hmcscope"));
}

} // namespace hmcscope
