// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace hmcscope {

/// NAME.log in a folder, up to 1 MiB, then NAME.1.log to NAME.4.log. Several processes may write to the same
/// one: lines are appended whole, and who finds it full renames under a lock of the folder. Never waits for
/// another process, never fails but by what it returns.
class LogFile
{
public:
    LogFile() = default;
    ~LogFile();
    Q_DISABLE_COPY_MOVE(LogFile)

    /// Makes the folder (0700) and the file (0600) where they are absent. Says why not, or nothing: links,
    /// and what is not ours or no regular file, are refused.
    QString open(const QString &folder, const QString &name);
    /// Appends a line. False: it could not be written as a whole.
    bool write(const QByteArray &line);
    /// Empty: not open.
    QString path() const { return m_path; }

private:
    QString openFile();
    void close();
    bool isStillThere() const;
    void rotate();
    QByteArray nameOf(int age) const;

    int m_folder = -1;
    int m_file = -1;
    QByteArray m_name;
    QString m_path;
};

} // namespace hmcscope
