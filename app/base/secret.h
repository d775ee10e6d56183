// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace hmcscope {

/// Bytes that nobody may see: a password or a session token. Copies share one buffer, which is overwritten
/// when the last copy dies or when any of them is wiped. There is deliberately no conversion to text and no
/// QDebug operator.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes into a buffer of its own; the source is overwritten where nobody shares it, and
    /// emptied.
    explicit Secret(QByteArray &&bytes);

    bool isEmpty() const;
    /// The bytes themselves, valid as long as this object is and nobody wipes. Not to be stored: wiping
    /// overwrites in place, also beneath a QByteArray that shares them. Who must hand them on makes a deep
    /// copy.
    const QByteArray &reveal() const;
    /// Overwrites the bytes for every copy.
    void wipe();

private:
    struct Buffer;
    std::shared_ptr<Buffer> m_buffer;
};

/// Overwrites the bytes of a buffer, in a way that the compiler may not leave out, and empties it. Bytes that
/// are shared with another array stay as they are: they are that array's.
void wipe(QByteArray &bytes);

} // namespace hmcscope
