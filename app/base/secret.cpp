// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/secret.h"

namespace hmcscope {

namespace {

void overwrite(const QByteArray &bytes)
{
    // In place and through volatile: data() would detach from a shared array and leave the original
    // untouched.
    volatile char *at = const_cast<char *>(bytes.constData());
    for (qsizetype i = 0; i < bytes.size(); ++i)
        at[i] = '\0';
}

} // namespace

struct Secret::Buffer
{
    // A copy of its own: an array that was handed in may be shared with someone, or be a literal in read-only
    // memory.
    explicit Buffer(const QByteArray &source)
        : bytes(source.constData(), source.size())
    {
    }
    ~Buffer() { overwrite(bytes); }
    Q_DISABLE_COPY_MOVE(Buffer)

    QByteArray bytes;
};

Secret::Secret(QByteArray &&bytes)
{
    if (!bytes.isEmpty())
        m_buffer = std::make_shared<Buffer>(bytes);
    hmcscope::wipe(bytes);
}

bool Secret::isEmpty() const
{
    return reveal().isEmpty();
}

const QByteArray &Secret::reveal() const
{
    static const QByteArray nothing;
    return m_buffer ? m_buffer->bytes : nothing;
}

void Secret::wipe()
{
    if (!m_buffer)
        return;
    overwrite(m_buffer->bytes);
    m_buffer->bytes.clear();
}

void wipe(QByteArray &bytes)
{
    if (bytes.isDetached())
        overwrite(bytes);
    bytes.clear();
}

} // namespace hmcscope
