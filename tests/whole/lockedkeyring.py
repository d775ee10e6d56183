# SPDX-License-Identifier: GPL-3.0-or-later
"""A session bus of our own with a key store on it whose keyring is locked, or which never answers.

As a program (lockedkeyring.py BUS locked|silent): prints "ready", then the name of every call that it gets.
"""
import subprocess
import sys

from screen import BUS

NAME, PATH, KEYRING = "org.freedesktop.secrets", "/org/freedesktop/secrets", "/org/freedesktop/secrets/collection/login"
SERVICE = """<node><interface name="org.freedesktop.Secret.Service">
  <method name="ReadAlias"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
</interface></node>"""
COLLECTION = '<node><interface name="org.freedesktop.Secret.Collection"><property name="Locked" type="b" access="read"/>' \
             "</interface></node>"


class LockedKeyring:
    """For a test. `owner` starts children that die with it."""

    def __init__(self, owner, behaviour="locked"):
        configuration = owner.folder / "keyring-bus.conf"
        configuration.write_text(BUS)
        bus = owner.spawn(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"], "keyring-bus",
                          stdout=subprocess.PIPE)
        self.address = bus.stdout.readline().decode().strip()
        self.process = owner.spawn([sys.executable, "-B", __file__, self.address, behaviour], "keyring",
                                   stdout=subprocess.PIPE)
        assert self.process.stdout.readline() == b"ready\n", owner.log("keyring")

    def calls(self):
        """Ends it. What it was asked."""
        self.process.kill()
        return self.process.stdout.read().decode().split()


def serve(address, behaviour):
    from gi.repository import Gio, GLib

    bus = Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)

    def heard(_connection, message, incoming):
        if not incoming or message.get_message_type() != Gio.DBusMessageType.METHOD_CALL:
            return message
        print(message.get_member(), flush=True)
        return message if behaviour == "locked" else None

    bus.add_filter(heard)
    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(SERVICE).interfaces[0],
                        lambda *call: call[-1].return_value(GLib.Variant("(o)", (KEYRING,))), None, None)
    bus.register_object(KEYRING, Gio.DBusNodeInfo.new_for_xml(COLLECTION).interfaces[0], None,
                        lambda *_: GLib.Variant("b", True), None)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                  GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, -1, None)
    print("ready", flush=True)
    GLib.MainLoop().run()


if __name__ == "__main__":
    serve(*sys.argv[1:])
