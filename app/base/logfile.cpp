// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logfile.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr off_t fullAt = 1024 * 1024;
constexpr int oldFiles = 4;

QString problem(const QString &path)
{
    return u"%1: %2"_s.arg(path, QString::fromLocal8Bit(std::strerror(errno)));
}

QString notOurs(const QString &path)
{
    return u"%1: not a folder or file of this user alone"_s.arg(path);
}

} // namespace

LogFile::~LogFile()
{
    close();
    if (m_folder >= 0)
        ::close(m_folder);
}

void LogFile::close()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

QByteArray LogFile::nameOf(int age) const
{
    return age == 0 ? m_name + ".log" : m_name + '.' + QByteArray::number(age) + ".log";
}

QString LogFile::open(const QString &folder, const QString &name)
{
    close();
    if (m_folder >= 0)
        ::close(m_folder);
    m_path.clear();
    m_name = QFile::encodeName(name);
    const QByteArray encoded = QFile::encodeName(QDir::cleanPath(folder));
    QDir().mkpath(QFileInfo(QDir::cleanPath(folder)).path());
    ::mkdir(encoded.constData(), 0700);
    m_folder = ::open(encoded.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat seen = {};
    if (m_folder < 0 || ::fstat(m_folder, &seen) != 0)
        return problem(folder);
    if (seen.st_uid != ::geteuid())
        return notOurs(folder);
    if ((seen.st_mode & 0777) != 0700 && ::fchmod(m_folder, 0700) != 0)
        return problem(folder);
    const QString trouble = openFile();
    if (trouble.isEmpty())
        m_path = QDir::cleanPath(folder) + u'/' + QFile::decodeName(nameOf(0));
    return trouble;
}

QString LogFile::openFile()
{
    close();
    const QByteArray name = nameOf(0);
    // Non-blocking: a pipe that somebody put there would wait for a reader.
    const int file =
        ::openat(m_folder, name.constData(),
                 O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600);
    if (file < 0)
        return problem(QFile::decodeName(name));
    struct stat seen = {};
    const bool ours = ::fstat(file, &seen) == 0 && S_ISREG(seen.st_mode) && seen.st_uid == ::geteuid() &&
                      seen.st_nlink == 1 && ::fchmod(file, 0600) == 0;
    if (!ours) {
        ::close(file);
        return notOurs(QFile::decodeName(name));
    }
    m_file = file;
    return {};
}

/// Whether the name still stands for the file that is open: another process may have renamed it.
bool LogFile::isStillThere() const
{
    struct stat named = {};
    struct stat open = {};
    return ::fstatat(m_folder, nameOf(0).constData(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
           ::fstat(m_file, &open) == 0 && named.st_ino == open.st_ino && named.st_dev == open.st_dev;
}

void LogFile::rotate()
{
    if (::flock(m_folder, LOCK_EX | LOCK_NB) != 0)
        return; // another process does it now, or was stopped there: the next line tries again
    if (isStillThere()) {
        for (int age = oldFiles; age > 0; --age)
            ::renameat(m_folder, nameOf(age - 1).constData(), m_folder, nameOf(age).constData());
    }
    openFile();
    ::flock(m_folder, LOCK_UN);
}

bool LogFile::write(const QByteArray &line)
{
    if (m_path.isEmpty())
        return true; // never asked for
    if (m_file < 0 || !isStillThere())
        openFile();
    struct stat seen = {};
    if (m_file >= 0 && ::fstat(m_file, &seen) == 0 && seen.st_size > 0 && seen.st_size + line.size() > fullAt)
        rotate();
    return m_file >= 0 && ::write(m_file, line.constData(), size_t(line.size())) == line.size();
}

} // namespace hmcscope
