#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every way out, each with a live session or with a logon in flight: no session stays on the HMC."""
import unittest

from scenario import Scenario
from processes import until

SLOW = 2000  # ms that a logon in flight takes here


class Leaving(Scenario):
    def leave_connected(self, way, code=0):
        program = self.start()
        self.log_on(program)
        self.assertEqual(self.hmc.counters()["live"], 1)
        way(program)
        self.assertEqual(program.ended(), code)
        counters = self.assert_no_session()
        self.assertEqual(counters["created"], 1)
        self.assertGreaterEqual(counters["ended"], 1)

    def leave_in_flight(self, way, code=0):
        self.hmc.fault(method="PUT", action="none", delayMs=SLOW, times=1)
        program = self.start()
        self.enter(program)
        self.trust(program)
        until(lambda: self.hmc.counters()["puts"] == 1, "the logon to be on its way")
        self.assertEqual(self.hmc.counters()["created"], 0)
        way(program)
        self.assertEqual(program.ended(), code)
        until(lambda: self.hmc.counters()["created"] == 1, "the answer to the logon")
        self.assert_no_session()

    def test_the_window_manager_closes(self):
        self.leave_connected(lambda program: program.close_window())

    def test_ctrl_q(self):
        self.leave_connected(lambda program: self.screen.key("ctrl+q"))

    def test_quit_in_the_menu(self):
        self.leave_connected(lambda program: program.menu("File", "Quit"))

    def test_ctrl_w(self):
        self.leave_connected(lambda program: self.screen.key("ctrl+w"))

    def test_sigterm(self):
        self.leave_connected(lambda program: program.send("SIGTERM"))

    def test_sigint(self):
        self.leave_connected(lambda program: program.send("SIGINT"))

    def test_sighup(self):
        self.leave_connected(lambda program: program.send("SIGHUP"))

    def test_killed(self):
        self.leave_connected(lambda program: program.send("SIGKILL"), code=-9)

    def test_disconnect(self):
        program = self.start()
        self.log_on(program)
        program.find("push button", "Disconnect").press()
        self.await_state(program, "disconnected")
        self.assert_no_session()
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()

    def test_closed_while_the_logon_is_in_flight(self):
        self.leave_in_flight(lambda program: program.close_window())

    def test_sigterm_while_the_logon_is_in_flight(self):
        self.leave_in_flight(lambda program: program.send("SIGTERM"))

    def test_killed_while_the_logon_is_in_flight(self):
        self.leave_in_flight(lambda program: program.send("SIGKILL"), code=-9)

    def test_two_ways_at_once(self):
        def twice(program):
            program.close_window()
            program.send("SIGTERM")
        self.leave_connected(twice)


if __name__ == "__main__":
    unittest.main()
