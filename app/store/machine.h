// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace hmcscope {

/// The machine that we run on. A home folder, and the key store in it, may be shared by several.
struct Machine
{
    QByteArray id; ///< 32 hex digits; of this program alone, nothing can be looked up with it
    QString name;  ///< host name, for people
};

Machine thisMachine();

} // namespace hmcscope
