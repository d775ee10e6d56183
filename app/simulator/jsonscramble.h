// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace hmcscope::simulator {

/// The same JSON as a Java program with hash tables might have written it: keys in another order for each
/// \p seed, numbers without trailing zeros (2E+1). Well-formed JSON without blanks is expected.
QByteArray scrambled(const QByteArray &json, quint32 seed);

} // namespace hmcscope::simulator
