# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a program as a person at a screen reader would: finds widgets by their accessible role and name, types real
keys, clicks the mouse, closes windows through the window manager."""
import re
import signal
import subprocess
import warnings

from processes import until

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore", DeprecationWarning)  # gi's names for interfaces that have no other in Debian 12

MANY = 400  # children looked at: lists may be longer than a test wants to know


def accessibility():
    """The desktop of the accessibility bus."""
    Atspi.init()
    Atspi.set_timeout(2000, 5000)
    return Atspi.get_desktop(0)


class Widget:
    def __init__(self, screen, node):
        self.screen, self.node = screen, node

    def __repr__(self):
        return " | ".join(word for word in (self.role, self.name, self.description, self.text) if word)

    @property
    def role(self):
        return self.node.get_role_name()

    @property
    def name(self):
        return self.node.get_name() or ""

    @property
    def description(self):
        return self.node.get_description() or ""

    @property
    def text(self):
        content = self.node.get_text_iface()
        return content.get_text(0, content.get_character_count()) if content else ""

    def has(self, state):
        self.node.clear_cache()  # what changed without our event loop is not noticed
        return self.node.get_state_set().contains(getattr(Atspi.StateType, state.upper()))

    enabled = property(lambda self: self.has("sensitive"))
    checked = property(lambda self: self.has("checked"))
    showing = property(lambda self: self.has("showing"))

    def children(self):
        count = min(self.node.get_child_count(), MANY)
        nodes = (self.node.get_child_at_index(index) for index in range(count))
        return [Widget(self.screen, node) for node in nodes if node is not None]

    def walk(self):
        yield self
        for child in self.children():
            yield from child.walk()

    def all(self, role=None, name=None, pattern=None, showing=True):
        """Every widget below with this role, this name, or a name that the pattern is found in."""
        for widget in self.walk():
            if role is not None and widget.role != role:
                continue
            if name is not None and widget.name != name:
                continue
            if pattern is not None and not re.search(pattern, widget.name):
                continue
            if not showing or widget.showing:
                yield widget

    def exists(self, role=None, name=None, pattern=None):
        return next(self.all(role, name, pattern), None)

    def find(self, role=None, name=None, pattern=None, seconds=10.0):
        return until(lambda: self.exists(role, name, pattern), f"a {role or 'widget'} called {name or pattern!r}", seconds)

    def cells(self):
        """The texts of a table or tree, as far as they are shown."""
        return [widget.name for widget in self.children() if widget.role in ("table cell", "tree item") and widget.name]

    def click(self):
        box = until(self._box, f"{self!r} to have a place on the screen")
        self.screen.run("xdotool", "mousemove", str(box.x + box.width // 2), str(box.y + box.height // 2), "click", "1")

    def _box(self):
        box = self.node.get_component_iface().get_extents(Atspi.CoordType.SCREEN)
        return box if box.width > 0 and box.height > 0 else None

    def press(self):
        """The accessible action of a button, check box or menu item: needs neither place nor focus."""
        until(lambda: self.enabled, f"{self!r} to be enabled")
        actions = self.node.get_action_iface()
        names = [actions.get_action_name(index) for index in range(actions.get_n_actions())]
        wanted = next(name for name in ("Press", "Toggle") if name in names)
        actions.do_action(names.index(wanted))

    def focus(self):
        def taken():
            self.node.get_component_iface().grab_focus()
            return self.has("focused")
        until(taken, f"the focus on {self!r}")

    def type(self, text):
        self.focus()
        self.screen.key("ctrl+a")
        self.screen.key("Delete")
        self.screen.type(text)

    def dump(self, depth=0):
        """Everything that is there, as a screen reader would get it."""
        lines = ["  " * depth + repr(self) + ("" if self.showing else " (hidden)")]
        return "\n".join(lines + [child.dump(depth + 1) for child in self.children()])


class Program:
    """The program under test, started on a screen as a user with a home of his own."""

    def __init__(self, screen, argv, home=None, environment=None):
        self.screen, self.home = screen, home or screen.new_home()
        self.log_name = f"program-{len(screen.children)}"
        variables = {**screen.environment, **self.home.environment(), **(environment or {})}
        self.process = screen.spawn([str(part) for part in argv], self.log_name, env=variables)
        self.pid = self.process.pid

    def log(self):
        return self.screen.log(self.log_name)

    @property
    def root(self):
        """What the program shows on the accessibility bus."""
        for node in Widget(self.screen, accessibility()).children():
            if node.node.get_process_id() == self.pid:
                return node
        return None

    def shown(self, seconds=30.0):
        """Waits for the first window, on the screen and on the accessibility bus."""
        def ready():
            assert self.process.poll() is None, f"ended with {self.process.returncode}: {self.log()}"
            return self.titles() and self.root and self.root.children()
        until(ready, "the first window", seconds)
        self.activate(next(iter(self.windows())))
        return self

    def find(self, role=None, name=None, pattern=None, seconds=10.0):
        def found():
            root = self.root
            assert root or self.process.poll() is None, f"ended with {self.process.returncode}: {self.log()}"
            return root and root.exists(role, name, pattern)
        return until(found, f"a {role or 'widget'} called {name or pattern!r}", seconds)

    def exists(self, role=None, name=None, pattern=None):
        root = self.root
        return root.exists(role, name, pattern) if root else None

    def windows(self):
        """The X windows of this program with their titles."""
        rows = (line.split(None, 4) for line in self.screen.run("wmctrl", "-l", "-p").splitlines())
        return {row[0]: (row[4] if len(row) > 4 else "") for row in rows if len(row) > 2 and row[2] == str(self.pid)}

    def titles(self):
        return list(self.windows().values())

    def activate(self, window):
        def active():
            self.screen.run("wmctrl", "-i", "-a", window)
            return int(self.screen.run("xdotool", "getactivewindow").strip()) == int(window, 16)
        until(active, "the active window")

    def close_window(self, window=None):
        """What the button in the title bar does: the window manager asks the window to close."""
        self.screen.run("wmctrl", "-i", "-c", window or next(iter(self.windows())))

    def menu(self, *path):
        """Opens a menu with the mouse, and those below it, and clicks an item of the last one."""
        for item in path:
            self.find("menu item", item).click()

    def send(self, name):
        self.process.send_signal(getattr(signal, name))

    def ended(self, seconds=15.0):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"still running after {seconds:g} s: {self.log()}") from None
