// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QPair>

namespace hmcscope::simulator {

using Headers = QList<QPair<QByteArray, QByteArray>>;

/// What is to be answered to one request. Framing and Connection headers are added when it is written.
struct Answer
{
    int status = 200;
    QByteArray contentType{}; ///< empty: none is sent
    QByteArray body{};
    Headers headers{};
    bool chunked = false;
    bool close = false; ///< end the connection afterwards
};

QByteArray reasonPhrase(int status);

/// The answer's head, then its body as it goes over the wire.
QByteArray headOf(const Answer &answer);
QByteArray framedBodyOf(const Answer &answer);

} // namespace hmcscope::simulator
