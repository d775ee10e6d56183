# SPDX-License-Identifier: GPL-3.0-or-later
"""A system bus of our own with a logind on it that does what the test says.

As a program (logind.py BUS): a line "PrepareForSleep true" on standard input sends that signal; it prints "ready",
"inhibited WHAT MODE" when somebody wants to be waited for, and "released" when he closes the descriptor.
"""
import os
import pathlib
import queue
import subprocess
import sys
import threading

BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*"/>
    <allow receive_sender="*"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
PATH, NAME, MANAGER = "/org/freedesktop/login1", "org.freedesktop.login1", "org.freedesktop.login1.Manager"
INTERFACE = f"""<node><interface name="{MANAGER}">
  <method name="Inhibit">
    <arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
    <arg type="s" direction="in"/><arg type="h" direction="out"/>
  </method>
</interface></node>"""


class Logind:
    """For a test: what logind was asked, and what it is to say."""

    def __init__(self, owner):
        configuration = pathlib.Path(owner.folder, "system-bus.conf")
        configuration.write_text(BUS)
        bus = owner.spawn(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
                          "system-bus", stdout=subprocess.PIPE)
        self.address = bus.stdout.readline().decode().strip()
        self.process = owner.spawn([sys.executable, "-B", __file__, self.address], "logind", stdin=subprocess.PIPE,
                                   stdout=subprocess.PIPE)
        self.said = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        self.expect("ready")

    def _listen(self):
        for line in self.process.stdout:
            self.said.put(line.decode().strip())

    def expect(self, words, seconds=15):
        """The next thing that it tells is this."""
        try:
            said = self.said.get(timeout=seconds)
        except queue.Empty:
            raise AssertionError(f"waited {seconds} s for {words!r}") from None
        assert said == words, f"{said!r} instead of {words!r}"

    def tell(self, signal, begins):
        self.process.stdin.write(f"{signal} {'true' if begins else 'false'}\n".encode())
        self.process.stdin.flush()


def serve(address):
    from gi.repository import Gio, GLib

    def tell(words):
        print(words, flush=True)

    def inhibit(_connection, _sender, _path, _interface, _method, arguments, call):
        what, _who, _why, mode = arguments.unpack()
        reader, writer = os.pipe()

        def closed(*_):
            os.close(reader)
            tell("released")
            return False
        GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, reader, GLib.IOCondition.HUP, closed)
        tell(f"inhibited {what} {mode}")
        call.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), Gio.UnixFDList.new_from_array([writer]))

    bus = Gio.DBusConnection.new_for_address_sync(
        address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(INTERFACE).interfaces[0], inhibit, None, None)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                  GLib.Variant("(su)", (NAME, 0)), None, Gio.DBusCallFlags.NONE, -1, None)

    def order(*_):
        line = sys.stdin.readline().split()
        if not line:
            loop.quit()
            return False
        bus.emit_signal(None, PATH, MANAGER, line[0], GLib.Variant("(b)", (line[1] == "true",)))
        return True
    GLib.unix_fd_add_full(GLib.PRIORITY_DEFAULT, sys.stdin.fileno(), GLib.IOCondition.IN | GLib.IOCondition.HUP, order)
    loop = GLib.MainLoop()
    tell("ready")
    loop.run()


if __name__ == "__main__":
    serve(sys.argv[1])
