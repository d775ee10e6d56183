// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

namespace hmcscope {

/// Bytes that nobody may see: a password or a session token. Copies share one buffer, which is overwritten when the
/// last copy dies or when any of them is wiped. There is deliberately no conversion to text and no QDebug operator.
class Secret
{
public:
    Secret() = default;
    /// Takes the bytes over; the source is overwritten.
    explicit Secret(QByteArray &&bytes);

    bool isEmpty() const;
    /// The bytes themselves, valid as long as this object is. Not to be stored.
    const QByteArray &reveal() const;
    /// Overwrites the bytes for every copy.
    void wipe();

private:
    struct Buffer;
    std::shared_ptr<Buffer> m_buffer;
};

/// Overwrites the bytes of a buffer in a way that the compiler may not leave out.
void wipe(QByteArray &bytes);

} // namespace hmcscope
