#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Photographs every view and state of the window, the whole screen each time: menus and dialogs are on it.

    pictures.py --bin build/release/bin --output resources/guide/pictures [--appearance dark] [--scale 2] [--only NAME]

Against a simulated HMC on a virtual screen; a picture is called NAME-APPEARANCE.png, with @2x at scale 2.
"""
import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
from driver import Program  # noqa: E402
from photograph import live  # noqa: E402
from processes import until  # noqa: E402
from screen import Screen  # noqa: E402
from simulator import Simulator  # noqa: E402

SIZE = (1180, 760)
USER, PASSWORD = "hscroot", "abc123"


class Session:
    """One program on one screen, walked through its views in the order in which a user meets them."""

    def __init__(self, arguments):
        self.scale, self.appearance, self.only = arguments.scale, arguments.appearance, arguments.only
        self.folder = pathlib.Path(arguments.output).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.bin = pathlib.Path(arguments.bin).resolve()
        width, height = arguments.size or SIZE
        self.screen = Screen(f"{width * self.scale}x{height * self.scale}")
        variables = {"QT_SCALE_FACTOR": str(self.scale), "TZ": "Europe/Berlin"}
        if arguments.font:
            # else Qt takes the larger text for a finer screen, and scales everything
            variables.update(QT_FONT_DPI=str(96 * arguments.font // 100), QT_ENABLE_HIGHDPI_SCALING="0")
        self.screen.environment.update(variables)
        self.hmc = Simulator(self.screen, self.bin, "--systems", "8")
        self.program = None

    def start(self, home=None):
        self.program = Program(self.screen, [self.bin / "hmcscope", "--appearance", self.appearance], home).shown()
        self.screen.run("wmctrl", "-i", "-r", next(iter(self.program.windows())), "-b", "add,maximized_vert,maximized_horz")

    def photograph(self, name):
        if self.only and name not in self.only:
            return
        self.screen.run("xdotool", "mousemove", "0", str(SIZE[1] * self.scale - 1), "sleep", "0.6")  # nothing hovered
        suffix = "@2x" if self.scale == 2 else ""
        path = self.folder / f"{name}-{self.appearance}{suffix}.png"
        self.screen.run("import", "-window", "root", "-colors", "128", "-define", "png:compression-level=9", f"PNG8:{path}")
        assert path.stat().st_size > 0
        print(f"    {path.name}: {path.stat().st_size // 1024} KiB", flush=True)

    def state(self, words, seconds=60.0):
        until(lambda: words in self.program.find(name="Session state").description.lower(), words, seconds)

    def dialog(self, name, keys, title, *further):
        """Opens a dialog by its keys, photographs it after some further ones, and leaves it by Escape."""
        before = len(self.program.windows())
        self.screen.key(keys)
        until(lambda: any(title in each for each in self.program.titles()), f"a window called {title}")
        for each in further:
            self.screen.key(each)
        self.photograph(name)
        self.screen.key("Escape")
        until(lambda: len(self.program.windows()) == before, f"the end of {title}")

    def welcome(self):
        self.start()
        self.photograph("first-run")
        self.program.find("text", "HMC address").type(self.hmc.address)
        self.program.find("text", "User ID").type(USER)
        self.program.find("password text", "Password").type(PASSWORD)
        self.screen.key("Return")
        trust = self.program.find("push button", "Trust this certificate")
        self.photograph("certificate")
        trust.press()
        self.state("connected as")

    def charts(self):
        until(lambda: live(self.program), "live charts", 60)
        self.photograph("dashboard")
        self.program.find(name="Power chart").focus()
        for keys in ("ctrl+2", "ctrl+End", "Left", "Left", "M", *["Left"] * 24):
            self.screen.key(keys)
        self.photograph("compared")
        self.dialog("table", "ctrl+shift+t", "as a table", "Up", "Right")
        for keys in ("Escape", "Escape", "ctrl+plus", "ctrl+plus"):
            self.screen.key(keys)
        self.photograph("zoomed")
        self.screen.key("ctrl+3")
        self.note()

    def note(self):
        self.program.find(name="Power chart").focus()
        for key in ["End", *["Left"] * 40, "n"]:
            self.screen.key(key)
        self.program.find("text", "Text of the note").type("Firmware updated")
        self.screen.key("Return")
        until(lambda: len(self.program.windows()) == 1, "the end of the dialog")
        self.photograph("note")
        self.screen.key("Escape")

    def overlaid(self):
        for key in ("ctrl+f", "Down", "Home", "Down", *["shift+Down"] * 3):
            self.screen.key(key)
        until(lambda: "systems" in self.program.find(name="Power chart").description, "several systems")
        self.photograph("overlaid")
        self.screen.key("Down")

    def systems(self):
        self.screen.key("ctrl+f")
        self.screen.type("power")
        self.photograph("filter")
        self.screen.key("Escape")
        self.screen.key("F11")
        until(lambda: any("wall" in title for title in self.program.titles()), "the wall")
        self.photograph("wall")
        self.screen.key("Escape")
        until(lambda: len(self.program.windows()) == 1, "the end of the wall")

    def dialogs(self):
        self.dialog("preferences", "ctrl+comma", "Preferences")
        self.dialog("limits", "ctrl+comma", "Preferences", "ctrl+Tab")
        self.dialog("sessions", "ctrl+l", "Sessions")
        self.dialog("pcm-check", "ctrl+i", "PCM check")
        self.dialog("shortcuts", "ctrl+F1", "Keyboard shortcuts")

    def trouble(self):
        self.hmc.fault(method="GET", action="reset")
        self.screen.key("F5")
        until(lambda: "unreachable" in self.program.find(name="Session state").description, "an HMC that does not answer", 90)
        self.photograph("unreachable")
        self.hmc.clear_faults()
        self.screen.key("F5")
        self.state("connected as", 90)
        self.hmc.command("expire-sessions")
        self.screen.key("F5")
        self.state("expired")
        self.photograph("session-ended")

    def remembered(self):
        home = self.program.home
        self.program.close_window()
        assert self.program.ended() == 0, self.program.log()
        settings = next(path for path in home.files() if path.name == "hmcscope.conf")
        settings.write_text(settings.read_text() + "\n[alarms]\ninlet-highWarning=21.5\nminimumMinutes=0\n")
        self.start(home)
        self.photograph("welcome")
        self.alarms()
        self.program.close_window()
        assert self.program.ended() == 0, self.program.log()


    def alarms(self):
        self.program.find("text", "HMC address").type(self.hmc.address)
        self.program.find("text", "User ID").type(USER)
        self.program.find("password text", "Password").type(PASSWORD)
        self.screen.key("Return")
        self.state("connected as")
        until(lambda: list(self.program.root.all("push button", "Acknowledge")), "an alarm", 90)
        until(lambda: live(self.program), "live charts", 60)
        self.photograph("alarm")
        self.dialog("alarms", "ctrl+shift+a", "Alarms")


def size(text):
    return tuple(int(part) for part in text.split("x"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of hmcscope")
    parser.add_argument("--output", required=True, help="folder of the pictures")
    parser.add_argument("--appearance", choices=("light", "dark"), default="light")
    parser.add_argument("--scale", type=int, choices=(1, 2), default=1)
    parser.add_argument("--size", type=size, help="of the screen, such as 900x600")
    parser.add_argument("--font", type=int, help="size of text in percent, at scale 1")
    parser.add_argument("--only", action="append", help="this picture alone; may be repeated")
    session = Session(parser.parse_args())
    try:
        for walk in (session.welcome, session.charts, session.overlaid, session.systems, session.dialogs, session.trouble, session.remembered):
            walk()
    finally:
        session.screen.close()


if __name__ == "__main__":
    main()
