// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/message.h"
#include "simulator/simulator.h"

namespace hmcscope::simulator {

/// The body as a gzip file (RFC 1952). Empty where zlib fails.
QByteArray gzipped(const QByteArray &body);

/// Compresses the body where the client says that it takes gzip.
void encode(Answer &answer, const RequestRecord &request);

} // namespace hmcscope::simulator
