// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>

class QObject;

namespace hmcscope {

/// Where the system bus is to be found: DBUS_SYSTEM_BUS_ADDRESS, or what the D-Bus specification says.
QByteArray systemBusAddress();
/// The user's: DBUS_SESSION_BUS_ADDRESS, or the one in XDG_RUNTIME_DIR. Empty where there is neither: nobody
/// is started for want of one.
QByteArray sessionBusAddress();

/// Begins the authentication of a D-Bus client at `address` (unix:path= or unix:abstract=; of several the
/// first), and runs `greeted` from the event loop if a bus accepts it; never where it keeps silent. False:
/// nobody is there. Does not block: libdbus does, and Qt with it, for as long as a bus that accepts says
/// nothing, and every other use of D-Bus in the process waits too, whatever thread began it.
bool whenBusGreets(const QByteArray &address, QObject *context, std::function<void()> greeted);

} // namespace hmcscope
