// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QCoreApplication>
#include <QString>

namespace hmcscope {

/// The context in which all sentences are translated.
class Words
{
    Q_DECLARE_TR_FUNCTIONS(hmcscope::Words)
};

/// Words of others as they may stand in a sentence: white space simplified, nothing in them that acts on the
/// words around, at most 300 characters.
QString bounded(const QString &detail);
/// Whether the peer could not be reached at all.
bool isUnreachable(Error::Kind kind);

} // namespace hmcscope
