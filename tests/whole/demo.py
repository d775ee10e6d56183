#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""--demo: live charts, no question, nothing remembered, no process left behind."""
import unittest

from orphans import descendants, runs
from photograph import live
from scenario import Scenario
from processes import until


class Demo(Scenario):
    def open_hmc(self):
        return None  # it brings its own

    def test_live_charts_without_a_question(self):
        program = self.start("--demo")
        until(lambda: live(program), "live charts", 30)
        self.assertTrue(all("DEMO" in title for title in program.titles()), program.titles())
        self.assertIsNone(program.exists("push button", "Trust this certificate"))
        companions = descendants(program.pid)
        self.assertGreaterEqual(len(companions), 2)  # a guard and a simulated HMC
        program.close_window()
        self.assertEqual(program.ended(), 0, program.log())
        until(lambda: not any(runs(pid) for pid in companions), "the end of guard and simulated HMC", 8)
        self.nothing_remembered(program)

    def test_killed(self):
        program = self.start("--demo")
        until(lambda: live(program), "live charts", 30)
        companions = descendants(program.pid)
        program.send("SIGKILL")
        program.ended()
        until(lambda: not any(runs(pid) for pid in companions), "the end of guard and simulated HMC", 12)
        self.nothing_remembered(program)

    def nothing_remembered(self, program):
        for path in program.home.files():
            content = path.read_bytes()
            for word in (b"hscroot", b"abc123", b"127.0.0.1"):
                self.assertNotIn(word, content, f"{path} remembers the demo")


if __name__ == "__main__":
    unittest.main()
