// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/encoding.h"

#include <zlib.h>

namespace hmcscope::simulator {

namespace {

/// True unless gzip is not named, or named with a quality of 0.
bool takesGzip(const RequestRecord &request)
{
    const QList<QByteArray> codings = request.header("accept-encoding").toLower().split(',');
    for (const QByteArray &coding : codings) {
        const QList<QByteArray> parts = coding.split(';');
        if (parts.constFirst().trimmed() == "gzip")
            return parts.size() < 2 || parts.at(1).trimmed().mid(2).toDouble() > 0;
    }
    return false;
}

} // namespace

QByteArray gzipped(const QByteArray &body)
{
    constexpr int gzipWindow = 15 + 16; // the largest window, with gzip's header
    constexpr int usualMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, gzipWindow, usualMemory,
                     Z_DEFAULT_STRATEGY) != Z_OK)
        return {};
    QByteArray packed(qsizetype(deflateBound(&stream, uLong(body.size()))), Qt::Uninitialized);
    QByteArray plain = body; // zlib's interface is not const
    stream.next_in = reinterpret_cast<Bytef *>(plain.data());
    stream.avail_in = uInt(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(packed.data());
    stream.avail_out = uInt(packed.size());
    const bool done = deflate(&stream, Z_FINISH) == Z_STREAM_END;
    packed.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return done ? packed : QByteArray();
}

void encode(Answer &answer, const RequestRecord &request)
{
    if (answer.body.isEmpty() || !takesGzip(request))
        return;
    const QByteArray packed = gzipped(answer.body);
    if (packed.isEmpty())
        return;
    answer.body = packed;
    answer.headers.append(qMakePair(QByteArray("Content-Encoding"), QByteArray("gzip")));
}

} // namespace hmcscope::simulator
