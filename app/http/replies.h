// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/transport.h"

#include <QNetworkReply>

namespace hmcscope {

// Reads what QNetworkReply says in the words of this room. Private to it.

/// 0 before the head has come.
int statusOf(const QNetworkReply &reply);
/// Whether a finished reply is a complete HTTP answer, whatever its status.
bool isAnswer(const QNetworkReply &reply);
Answer answerOf(const QNetworkReply &reply, QByteArray body);
/// Why a finished reply is none.
Error errorOf(const QNetworkReply &reply);

/// RFC 9110 IMF-fixdate ("Mon, 23 Nov 2026 22:44:16 GMT") as ms since 1970 UTC; 0 where it is none.
qint64 parseHttpDate(const QByteArray &text);
/// The path with the names of its query, without their values: those may be anybody's.
QString describePath(const QByteArray &pathAndQuery);
/// The kind as it stands in logs.
const char *nameOf(Error::Kind kind);

} // namespace hmcscope
