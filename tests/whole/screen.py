# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop that is nobody's: X server, window manager, session bus, accessibility bus and, on request, a key store.

One per process: libatspi keeps the first bus that it meets.
"""
import os
import pathlib
import subprocess

from processes import Processes, until


# A session bus that starts nothing by itself: what the machine has installed (a key store that asks for a password in a
# window) is no part of a test. XML, as dbus-daemon wants it.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class Screen(Processes):
    def __init__(self, size="1400x900", key_store=False):
        super().__init__()
        self.environment.update(QT_QPA_PLATFORM="xcb", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
                                GSETTINGS_BACKEND="memory", LIBGL_ALWAYS_SOFTWARE="1")
        try:
            self._start(size, key_store)
        except BaseException:
            self.close()
            raise

    def _start(self, size, key_store):
        self.environment["DISPLAY"] = ":" + self._x_server(size)
        configuration = self.folder / "bus.conf"
        configuration.write_text(BUS)
        bus = self.spawn(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"], "bus",
                         stdout=subprocess.PIPE)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        self.spawn(["openbox"], "openbox")
        until(lambda: "window id" in self.run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"), "the window manager")
        self.spawn(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"], "accessibility")
        if key_store:
            keys = self.spawn(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], "keyring",
                              stdin=subprocess.PIPE)
            keys.stdin.write(b"only for this test")
            keys.stdin.close()
            until(lambda: "true" in self.run(
                "dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
                "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"), "the key store")
        os.environ.update(self.environment)  # libatspi reads the display and the bus of this very process

    def _x_server(self, size):
        reader, writer = os.pipe()
        self.server = self.spawn(["Xvfb", "-displayfd", str(writer), "-screen", "0", size + "x24", "-dpi", "96",
                                  "-nolisten", "tcp", "-noreset"], "x", pass_fds=(writer,))
        os.close(writer)
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        assert number, "Xvfb did not start: " + self.log("x")
        return number

    def run(self, *argv, said=""):
        """The output of a small tool of X or D-Bus that gets `said` to read, whatever its exit code."""
        return subprocess.run(argv, env=self.environment, input=said.encode(), stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, timeout=30, check=False).stdout.decode(errors="replace")

    def key(self, keys):
        self.run("xdotool", "key", "--clearmodifiers", keys)

    def type(self, text):
        """Types it; no argument, for it may be a password."""
        self.run("xdotool", "type", "--delay", "10", "--file", "-", said=text)

    def photograph(self, window, path):
        self.run("import", "-window", window, str(path))
        assert pathlib.Path(path).stat().st_size > 0
        return path
