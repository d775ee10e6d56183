#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten windows in one process, each with a session of its own."""
import unittest

from scenario import USER, Scenario
from processes import until

MANY = 10


class Windows(Scenario):
    def frames(self, program):
        return until(lambda: [frame for frame in program.root.children() if frame.role == "frame"], "the windows")

    def open_another(self, program):
        """Another window through the menu of the first one, connected by typed credentials."""
        known = set(program.windows())
        self.screen.key("ctrl+shift+n")
        until(lambda: set(program.windows()) - known, "another window")
        (window,) = set(program.windows()) - known
        program.activate(window)
        return window

    def test_quit_logs_all_of_them_off(self):
        program = self.start()
        self.log_on(program)
        for number in range(2, MANY + 1):
            self.open_another(program)
            self.enter(program)
            until(lambda: self.hmc.counters()["live"] == number, f"{number} sessions")
        for frame in self.frames(program):
            self.await_state(program, f"connected as {USER}", frame)
        self.screen.key("ctrl+q")
        self.assertEqual(program.ended(), 0)
        self.assertEqual(self.assert_no_session(puts=MANY)["peak"], MANY)

    def test_closing_one_window_leaves_the_other_connected(self):
        program = self.start()
        self.log_on(program)
        window = self.open_another(program)
        self.enter(program)
        until(lambda: self.hmc.counters()["live"] == 2, "two sessions")
        program.close_window(window)
        until(lambda: self.hmc.counters()["live"] == 1, "one session")
        until(lambda: len(program.windows()) == 1, "one window")
        self.await_state(program, f"connected as {USER}")
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session(puts=2)


if __name__ == "__main__":
    unittest.main()
