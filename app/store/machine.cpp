// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/machine.h"

#include <QCryptographicHash>
#include <QSysInfo>

namespace hmcscope {

Machine thisMachine()
{
    const QString name = QSysInfo::machineHostName();
    QByteArray unique = QSysInfo::machineUniqueId();
    if (unique.isEmpty()) // a container without /etc/machine-id
        unique = name.toUtf8();
    // machine-id(5): not to be shown to others as it is
    const QByteArray digest = QCryptographicHash::hash("hmcscope/" + unique, QCryptographicHash::Sha256);
    return {digest.toHex().left(32), name};
}

} // namespace hmcscope
