#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An HMC that does not answer the logoff: the window does not wait for it, the guard does."""
import unittest

from scenario import Scenario
from processes import until


class Hung(Scenario):
    def test_the_window_goes_and_the_session_ends_later(self):
        program = self.start()
        self.log_on(program)
        self.hmc.fault(method="DELETE", action="hang")
        program.close_window()
        self.assertEqual(program.ended(seconds=6), 0)  # 3 s are promised; the rest is this machine's
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.hmc.clear_faults()
        self.assert_no_session(seconds=90)

    def end_by_two_signals(self, name):
        program = self.start()
        self.log_on(program)
        self.hmc.fault(method="DELETE", action="hang")
        program.send(name)
        until(lambda: "logging off" in self.state(program).lower(), "the words for logging off", 2)
        program.send(name)
        self.assertEqual(program.ended(), 0)
        self.assertIn("had not left in time", program.log())  # the window did not wait for its 3 s
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.hmc.clear_faults()
        self.assert_no_session(seconds=90)

    def test_a_second_sigterm_ends_the_window_at_once(self):
        self.end_by_two_signals("SIGTERM")

    def test_a_second_ctrl_c_ends_the_window_at_once(self):
        self.end_by_two_signals("SIGINT")

    def test_closing_says_that_it_logs_off(self):
        program = self.start()
        self.log_on(program)
        self.hmc.fault(method="DELETE", action="none", delayMs=2000)
        program.close_window()
        until(lambda: "logging off" in self.state(program).lower(), "the words for logging off", 2)
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
