// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <optional>

namespace hmcscope {

/// A folder of small files, of this user alone. Files are replaced as a whole or not at all, also when the
/// machine loses power; names are without a folder. Never waits for another process.
class LedgerFolder
{
public:
    static constexpr qint64 largestFile = 16 * 1024; ///< bytes; what is larger is not ours

    explicit LedgerFolder(const QString &path);
    ~LedgerFolder();
    Q_DISABLE_COPY_MOVE(LedgerFolder)

    /// Opens it, made where absent (0700). Says why it cannot be used, or nothing. Idempotent.
    QString make();
    /// Negative where it is not there.
    int descriptor() const;

    /// All files, at most 4096.
    QStringList names() const;
    /// Nothing: absent, too large, or not a file of this user's own.
    std::optional<QByteArray> read(const QString &name) const;
    /// `temporary` is the name in use until the file is complete.
    bool write(const QString &name, const QByteArray &content, const QString &temporary) const;
    /// False where there is no such file: of all who try, one renames or removes it.
    bool rename(const QString &from, const QString &to) const;
    bool remove(const QString &name) const;

private:
    QString m_path;
    mutable int m_folder = -1; ///< opened when it is first needed, and made by make() alone
};

} // namespace hmcscope
