// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerfolder.h"

#include <QDir>
#include <QFile>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace hmcscope {

namespace {

constexpr qsizetype mostFiles = 4096;

/// A file that is closed when it goes out of sight.
class OpenFile
{
public:
    OpenFile(int folder, const QString &name, int flags)
        : m_file(folder < 0 ? -1
                            : ::openat(folder, QFile::encodeName(name).constData(),
                                       flags | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC, 0600))
    {
    }
    ~OpenFile()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    Q_DISABLE_COPY_MOVE(OpenFile)

    bool isOurs(struct stat &seen) const
    {
        return m_file >= 0 && ::fstat(m_file, &seen) == 0 && S_ISREG(seen.st_mode) &&
               seen.st_uid == ::geteuid();
    }
    int descriptor() const { return m_file; }

private:
    int m_file;
};

} // namespace

LedgerFolder::LedgerFolder(const QString &path)
    : m_path(QDir::cleanPath(path))
{
}

LedgerFolder::~LedgerFolder()
{
    if (m_folder >= 0)
        ::close(m_folder);
}

int LedgerFolder::descriptor() const
{
    if (m_folder >= 0)
        return m_folder;
    m_folder = ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat seen = {};
    if (m_folder < 0)
        return -1;
    const bool ours = ::fstat(m_folder, &seen) == 0 && seen.st_uid == ::geteuid() &&
                      ((seen.st_mode & 0077) == 0 || ::fchmod(m_folder, 0700) == 0);
    if (!ours) {
        ::close(std::exchange(m_folder, -1));
        errno = EPERM;
    }
    return m_folder;
}

QString LedgerFolder::make()
{
    if (m_folder >= 0)
        return {};
    QDir().mkpath(QFileInfo(m_path).path());
    ::mkdir(QFile::encodeName(m_path).constData(), 0700);
    return descriptor() >= 0 ? QString()
                             : m_path + QLatin1String(": ") + QString::fromLocal8Bit(std::strerror(errno));
}

QStringList LedgerFolder::names() const
{
    return descriptor() >= 0
               ? QDir(m_path).entryList(QDir::Files | QDir::Hidden | QDir::NoSymLinks).mid(0, mostFiles)
               : QStringList();
}

std::optional<QByteArray> LedgerFolder::read(const QString &name) const
{
    const OpenFile file(descriptor(), name, O_RDONLY);
    struct stat seen = {};
    if (!file.isOurs(seen) || seen.st_size > largestFile)
        return std::nullopt;
    QByteArray content(qsizetype(seen.st_size), '\0');
    if (::read(file.descriptor(), content.data(), size_t(content.size())) != content.size())
        return std::nullopt;
    return content;
}

bool LedgerFolder::write(const QString &name, const QByteArray &content, const QString &temporary) const
{
    {
        const OpenFile file(descriptor(), temporary, O_WRONLY | O_CREAT | O_TRUNC);
        struct stat seen = {};
        if (!file.isOurs(seen) ||
            ::write(file.descriptor(), content.constData(), size_t(content.size())) != content.size() ||
            ::fdatasync(file.descriptor()) != 0) {
            remove(temporary);
            return false;
        }
    }
    return rename(temporary, name);
}

bool LedgerFolder::rename(const QString &from, const QString &to) const
{
    const int folder = descriptor();
    return folder >= 0 && ::renameat(folder, QFile::encodeName(from).constData(), folder,
                                     QFile::encodeName(to).constData()) == 0;
}

bool LedgerFolder::remove(const QString &name) const
{
    const int folder = descriptor();
    return folder >= 0 && ::unlinkat(folder, QFile::encodeName(name).constData(), 0) == 0;
}

} // namespace hmcscope
