#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the window through an hour of a working day with three HMCs, two of which fail, and watches what it says.

    workday.py --bin build/release/bin [--minutes 60] [--pictures FOLDER]

A clock of the driver's own: what is done at minute 18 of 60 is done at minute 9 of 30. All the while it looks, as a screen
reader does, every few seconds: how long the window takes to answer, whether the states, the fleet and the freshness of what is
shown are what they must be, and whether the picture changes back and forth. One line per finding; exit code 1 with any.
"""
import argparse
import datetime
import pathlib
import re
import signal
import sys
import time

sys.dont_write_bytecode = True
from driver import Program  # noqa: E402
from processes import until  # noqa: E402
from screen import Screen  # noqa: E402
from simulator import Simulator  # noqa: E402

SIZE = "1400x900"
USER, PASSWORD = "hscroot", "abc123"
SERVERS = 23  # nine of each HMC; a and b see four in common
GRACE = 150.0  # seconds after which a change must be seen: three polls and the patience with an answer
SLOW = 0.5  # seconds for one answer beyond which a window counts as frozen


class Hmc:
    def __init__(self, screen, bin_folder, name, first):
        self.name = name
        self.simulator = Simulator(screen, bin_folder, "--systems", "9", "--first-system", str(first), "--name", name)
        self.expect("connected as")

    def expect(self, *words):
        """What its chip must say, once there was time for it."""
        self.words, self.since = words, time.monotonic()

    @property
    def port(self):
        return self.simulator.address.rsplit(":", 1)[1]


class Workday:
    def __init__(self, arguments):
        self.minutes, self.bin = arguments.minutes, pathlib.Path(arguments.bin).resolve()
        self.pictures = pathlib.Path(arguments.pictures).resolve() if arguments.pictures else None
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
        self.screen = Screen(SIZE)
        self.hmcs = [Hmc(self.screen, self.bin, name, first) for name, first in (("hmc-a", 1), ("hmc-b", 6), ("hmc-c", 15))]
        self.findings, self.answers, self.frames = [], [], 0

    def note(self, words):
        line = f"{datetime.datetime.now():%H:%M:%S} {words}"
        self.findings.append(line)
        print(f"FOUND {line}", flush=True)
        self.photograph(f"found-{len(self.findings)}")

    def photograph(self, name):
        if self.pictures:
            self.screen.photograph("root", self.pictures / f"{name}.png")

    # The steps of the day.

    def begin(self):
        self.program = Program(self.screen, [self.bin / "hmcscope", "--appearance", "dark"]).shown()
        self.window = next(iter(self.program.windows()))
        self.screen.run("wmctrl", "-i", "-r", self.window, "-b", "add,maximized_vert,maximized_horz")
        for index, hmc in enumerate(self.hmcs):
            if index:
                self.program.menu("File", "Connect to HMC…")
            self.enter(hmc, trust=True)
        self.day = time.monotonic()

    def enter(self, hmc, trust=False):
        find = self.program.find
        if trust:
            find("text", "HMC address").type(hmc.simulator.address)
            find("text", "User ID").type(USER)
        find("password text", "Password").type(PASSWORD)
        until(lambda: list(self.program.root.all("push button", "Connect")), "the button Connect")[-1].press()
        if trust:
            find("push button", "Trust this certificate").press()
        until(lambda: "connected as" in self.state(hmc), f"a session on {hmc.name}", 60)
        hmc.expect("connected as")

    def chip(self, hmc):
        return self.program.find(pattern=f"^Session on .*:{hmc.port}$")

    def state(self, hmc):
        return self.chip(hmc).find(name="Session state").description.lower()

    def press(self, hmc, name):
        self.chip(hmc).find("push button", pattern=name).press()

    def chart(self, keys):
        self.program.find(name="Power chart").focus()
        for key in keys.split():
            self.screen.key(key)

    def steps(self):
        a, b, c = self.hmcs
        return [
            (3, "another system", lambda: self.choose("Down Down")),
            (5, "several systems", lambda: self.choose("shift+Down shift+Down")),
            (7, "one again", lambda: self.choose("Up")),
            (8, "b hangs", lambda: self.hang(b)),
            (14, "b goes on", lambda: self.go_on(b)),
            (18, "the sessions of b expire", lambda: self.expire(b)),
            (21, "reconnect to b", lambda: self.reconnect(b)),
            (24, "zoom and pan", lambda: self.chart("plus plus Left Left shift+Left")),
            (27, "back to now", lambda: self.chart("End")),
            (28, "a note", self.take_note),
            (30, "export", self.export),
            (32, "c answers nothing but resets", lambda: self.refuse(c)),
            (38, "c answers again", lambda: self.mend(c)),
            (42, "disconnect a", lambda: self.disconnect(a)),
            (45, "reconnect to a", lambda: self.reconnect(a)),
            (49, "the wall", lambda: self.screen.key("F11")),
            (52, "off the wall", lambda: self.screen.key("Escape")),
            (54, "b is switched off", lambda: self.switch_off(b)),
        ]

    def choose(self, keys):
        self.program.find("tree").focus()
        for key in keys.split():
            self.screen.key(key)

    def hang(self, hmc):
        hmc.simulator.process.send_signal(signal.SIGSTOP)
        hmc.expect("unreachable")

    def go_on(self, hmc):
        hmc.simulator.process.send_signal(signal.SIGCONT)
        hmc.expect("connected as")

    def expire(self, hmc):
        hmc.simulator.command("expire-sessions")
        hmc.expect("expired")

    def refuse(self, hmc):
        hmc.simulator.fault(method="GET", action="reset")
        hmc.expect("unreachable")

    def mend(self, hmc):
        hmc.simulator.clear_faults()
        hmc.expect("connected as")

    def switch_off(self, hmc):
        hmc.simulator.stop()
        hmc.expect("unreachable")

    def disconnect(self, hmc):
        self.press(hmc, "^Disconnect")
        hmc.expect("disconnected")
        until(lambda: hmc.simulator.counters()["live"] == 0, f"the logoff of {hmc.name}", 30)

    def reconnect(self, hmc):
        self.press(hmc, "^Reconnect")
        self.enter(hmc)

    def take_note(self):
        self.chart("Left n")
        self.program.find("dialog").find("text", pattern="[Nn]ote").type("fans replaced")
        self.screen.key("Return")

    def export(self):
        target = pathlib.Path(self.program.home.path) / "day.csv"
        self.chart("")
        self.screen.key("ctrl+shift+e")
        self.program.find("dialog", pattern="CSV").find("text", pattern="name|Name").type(str(target))
        self.screen.key("Return")
        until(target.exists, "the exported file", 30)
        assert target.read_text().startswith("time,"), target.read_text()[:80]

    # What is looked at all the time.

    def look(self):
        if self.on_the_wall:
            return
        states = [self.state(hmc) for hmc in self.hmcs]
        fleet, freshness = (self.program.find(name=name) for name in ("Fleet", "Freshness"))
        fleet.node.clear_cache()
        begin = time.monotonic()
        said = fleet.description  # one question: the others walk through all widgets
        self.answers.append(time.monotonic() - begin)
        if self.answers[-1] > SLOW:
            self.note(f"the window took {self.answers[-1]:.1f} s to answer")
        self.check_fleet(said)
        self.check_freshness(freshness.description)
        for hmc, said in zip(self.hmcs, states):
            settled = time.monotonic() - hmc.since > GRACE
            if settled and not any(word in said for word in hmc.words):
                self.note(f"{hmc.name} should be {hmc.words}, the chip says: {said}")
            if settled and hmc.words != ("connected as",) and said.startswith("connected as") and "unreachable" not in said:
                self.note(f"{hmc.name} is away, the chip says: {said}")

    def check_fleet(self, said):
        counted = re.search(r"(\d+) of (\d+) systems", said)
        if not counted:
            return
        current, all_of_them = map(int, counted.groups())
        if all_of_them != SERVERS:
            self.note(f"the fleet has {SERVERS} servers, it says: {said}")
        away = [hmc for hmc in self.hmcs if hmc.words != ("connected as",) and time.monotonic() - hmc.since > GRACE]
        if away and current > SERVERS - 5 * len(away):  # a and b have five of their own, c nine
            self.note(f"{[hmc.name for hmc in away]} away, and yet it says: {said}")

    def check_freshness(self, said):
        age = re.search(r"(\d+) (s|min|h)\b", said)
        if age and "tale" not in said and int(age[1]) * {"s": 1, "min": 60, "h": 3600}[age[2]] > 120:
            self.note(f"old, and not said to be: {said}")

    def check_flicker(self):
        """A picture that is other than the one before and the one after, which are alike."""
        folder = pathlib.Path(self.screen.folder)
        frames = [self.screen.photograph("root", folder / f"frame-{index}.png") for index in range(10)]
        self.frames += len(frames)

        def differing(one, other):
            said = self.screen.run("compare", "-metric", "AE", "-fuzz", "5%", str(one), str(other), "null:")
            return float(said.split()[0])
        for before, here, after in zip(frames, frames[1:], frames[2:]):
            changed = differing(before, here)
            if changed > 5000 and differing(before, after) < changed / 10:
                self.note(f"flicker: {changed:.0f} pixels for one frame")

    def hour(self):
        self.begin()
        self.on_the_wall = False
        steps, next_flicker = self.steps(), 0.0
        while (minute := (time.monotonic() - self.day) / self.minutes) < 60.0:  # a minute of the day is so many seconds
            while steps and minute >= steps[0][0]:
                at, words, step = steps.pop(0)
                print(f"{datetime.datetime.now():%H:%M:%S} minute {at}: {words}", flush=True)
                try:
                    step()
                except (AssertionError, LookupError, StopIteration) as error:
                    self.note(f"{words}: {error}")
                self.on_the_wall = words == "the wall" or (self.on_the_wall and words != "off the wall")
                self.photograph(f"minute-{at:02}")
            self.look()
            if minute >= next_flicker:
                self.check_flicker()
                next_flicker = minute + 2
            time.sleep(5)
        self.end()

    def end(self):
        self.program.close_window(self.window)
        code = self.program.ended(60)
        if code != 0:
            self.note(f"the program ended with {code}")
        for hmc in (self.hmcs[0], self.hmcs[2]):
            if hmc.simulator.counters()["live"] != 0:
                self.note(f"a session is left on {hmc.name}")
        answers = sorted(self.answers)
        print(f"{len(answers)} looks: median answer {answers[len(answers) // 2]:.3f} s, slowest {answers[-1]:.3f} s; "
              f"{self.frames} frames; {len(self.findings)} findings")
        for line in self.findings:
            print(f"    {line}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True, help="folder of hmcscope and hmcscope-simulator")
    parser.add_argument("--minutes", type=float, default=60.0, help="how long the day takes")
    parser.add_argument("--pictures", help="folder for a picture of each step")
    day = Workday(parser.parse_args())
    try:
        day.hour()
    finally:
        day.screen.close()
    sys.exit(1 if day.findings else 0)


if __name__ == "__main__":
    main()
