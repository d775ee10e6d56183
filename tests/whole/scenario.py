# SPDX-License-Identifier: GPL-3.0-or-later
"""What the scenarios share: a screen, a simulated HMC, and the steps that every user takes."""
import os
import pathlib
import sys
import unittest

sys.dont_write_bytecode = True
from driver import Program  # noqa: E402
from processes import until  # noqa: E402
from screen import Screen  # noqa: E402
from simulator import Simulator  # noqa: E402

BIN = pathlib.Path(os.environ["HMCSCOPE_BIN_DIR"])
USER, PASSWORD = "hscroot", "abc123"


class Scenario(unittest.TestCase):
    key_store = False

    @classmethod
    def setUpClass(cls):
        cls.screen = Screen(key_store=cls.key_store)
        cls.addClassCleanup(cls.screen.close)

    def setUp(self):
        self.hmc = Simulator(self.screen, BIN)
        self.addCleanup(self.hmc.stop)

    def start(self, *arguments, home=None):
        """Opens the program as a user would; it is killed at the end if the test did not end it."""
        program = Program(self.screen, [BIN / "hmcscope", *arguments], home)
        self.addCleanup(lambda: program.process.poll() is None and program.process.kill())
        return program.shown()

    def await_fields(self, program):
        """Waits for the fields for address and credentials: a window without a connection has them in front."""
        program.find("text", "HMC address")

    def fill(self, program, user=USER, password=PASSWORD):
        """Types address and credentials."""
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
