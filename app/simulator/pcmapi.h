// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/question.h"

namespace hmcscope::simulator {

/// Answers a GET under /rest/api/pcm/ whose session is known. `path` is without query, `query` without its
/// mark.
Answer answerPcm(const Question &question, const QByteArray &path, const QByteArray &query);

} // namespace hmcscope::simulator
