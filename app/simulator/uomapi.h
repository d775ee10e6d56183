// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulator/question.h"

namespace hmcscope::simulator {

/// Answers a GET under /rest/api/uom/ whose session is known. `path` is without query.
Answer answerUom(const Question &question, const QByteArray &path);

} // namespace hmcscope::simulator
