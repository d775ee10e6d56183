# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: a screen, a simulated HMC, and the steps that every user takes."""
import os
import pathlib
import secrets
import subprocess
import sys
import unittest

sys.dont_write_bytecode = True
import orphans  # noqa: E402
from driver import Program  # noqa: E402
from processes import until  # noqa: E402
from screen import Screen  # noqa: E402
from simulator import Simulator  # noqa: E402

BIN = pathlib.Path(os.environ["HMCSCOPE_BIN_DIR"]).resolve()
USER = "hscroot"
PASSWORD = "k&<%" + secrets.token_hex(8)  # stands nowhere by chance, and URLs and XML have to escape it


class Scenario(unittest.TestCase):
    """After each test no guard is left running, and no secret stands where it does not belong."""
    key_store = False
    guards_stay = False  # a test sets it whose HMC does not answer the guard
    launcher = ()  # what starts our programs, as a command line begins

    @classmethod
    def setUpClass(cls):
        orphans.adopt()
        cls.addClassCleanup(orphans.end)
        cls.screen = Screen(key_store=cls.key_store)
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        self.addCleanup(self.end_orphans)
        self.hmc = self.open_hmc()
        if self.hmc:
            self.addCleanup(self.hmc.stop)

    def open_hmc(self):
        return Simulator(self.screen, BIN, password=PASSWORD)

    def tearDown(self):
        if not self.guards_stay:
            until(lambda: not orphans.left(self.children()), "the guards to end", 30)
        if self.hmc:
            self.hmc.tell_tokens()
        self.screen.assert_no_secret()

    def children(self):
        return [child.pid for child in self.screen.children]

    def end_orphans(self):
        orphans.end(self.children())

    def start(self, *arguments, home=None):
        """Opens the program as a user would, but it logs all that it can: whatever that tells is searched. It is killed at
        the end if the test did not end it."""
        program = Program(self.screen, [*self.launcher, BIN / "hmcscope", "--log-level", "debug", *arguments], home)
        self.addCleanup(self.kill, program.process)
        return program.shown()

    def start_probe(self, home=None):
        """Starts hmcscope-probe, which gets address and credentials at once."""
        probe = self.screen.spawn([*self.launcher, str(BIN / "hmcscope-probe"), "--user", USER, "--log-level", "debug", "--pin",
                                   self.hmc.fingerprint, self.hmc.address], "probe", stdin=subprocess.PIPE,
                                  env={**self.screen.environment, **(home.environment() if home else {})})
        self.addCleanup(self.kill, probe)
        probe.stdin.write(PASSWORD.encode() + b"\n")
        probe.stdin.close()
        return probe

    @staticmethod
    def kill(process):
        if process.poll() is None:
            process.kill()
            process.wait()

    def await_fields(self, program):
        """Waits for the fields for address and credentials: a window without a connection has them in front."""
        program.find("text", "HMC address")

    def fill(self, program, user=USER, password=PASSWORD):
        """Types address and credentials."""
        self.screen.search.know("the password", password)
        self.await_fields(program)
        program.find("text", "HMC address").type(self.hmc.address)
        program.find("text", "User ID").type(user)
        program.find("password text", "Password").type(password)

    def enter(self, program, user=USER, password=PASSWORD):
        """Types address and credentials and presses Connect."""
        self.fill(program, user, password)
        self.press_connect(program)

    def press_connect(self, program):
        """The Connect beside the password, not the one that opens the fields."""
        buttons = until(lambda: list(program.root.all("push button", "Connect")), "the button Connect")
        buttons[-1].press()

    def trust(self, program):
        program.find("push button", "Trust this certificate").press()

    def state(self, program, window=None):
        return (window or program.root).find(name="Session state").description

    def await_state(self, program, words, window=None, seconds=20.0):
        def said():
            last.append(self.state(program, window))
            return words.lower() in last[-1].lower()
        last = []
        try:
            until(said, f"the state {words!r}", seconds)
        except AssertionError as error:
            raise AssertionError(f"{error}; it says {last[-1:]}; {program.log()}") from None
        return last[-1]

    def log_on(self, program):
        """All the way from an empty form to a connection, trusting the unknown certificate."""
        self.enter(program)
        self.trust(program)
        self.await_state(program, f"connected as {USER}")

    def assert_no_session(self, puts=1, seconds=20.0):
        until(lambda: self.hmc.counters()["live"] == 0, f"the last logoff: {self.hmc.counters()}", seconds)
        counters = self.hmc.counters()
        self.assertEqual(counters["live"], 0)
        self.assertEqual(counters["puts"], puts)
        return counters


if __name__ == "__main__":
    unittest.main()
