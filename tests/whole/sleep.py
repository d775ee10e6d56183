#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The machine sleeps, wakes and shuts down: it waits until the session is logged off, and no longer."""
import unittest

from logind import Logind
from scenario import USER, Scenario
from processes import until

HELD = "inhibited shutdown:sleep delay"


class Sleep(Scenario):
    key_store = True

    def setUp(self):
        super().setUp()
        self.logind = Logind(self.screen)
        self.screen.environment["DBUS_SYSTEM_BUS_ADDRESS"] = self.logind.address
        self.addCleanup(self.screen.environment.pop, "DBUS_SYSTEM_BUS_ADDRESS")

    def start(self, *arguments, home=None):
        program = super().start(*arguments, home=home)
        self.logind.expect(HELD)
        return program

    def sleep(self):
        self.logind.tell("PrepareForSleep", True)
        self.logind.expect("released")

    def wake(self):
        self.logind.tell("PrepareForSleep", False)
        self.logind.expect(HELD)

    def leave(self, program, puts):
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.logind.expect("released")
        self.assert_no_session(puts=puts)

    def test_logged_on_again_where_it_was_wished(self):
        program = self.start()
        self.fill(program)
        program.find("check box", "Remember password").press()
        program.find("check box", pattern="^Connect again by itself").press()
        self.press_connect(program)
        self.trust(program)
        self.await_state(program, f"connected as {USER}")
        self.sleep()
        self.assertEqual(self.hmc.counters()["live"], 0)
        self.wake()
        self.await_state(program, f"connected as {USER}")
        counters = self.hmc.counters()
        self.assertEqual((counters["live"], counters["puts"]), (1, 2))
        self.leave(program, puts=2)

    def test_disconnected_otherwise(self):
        program = self.start()
        self.log_on(program)
        for _ in range(2):  # the second time there is nothing to log off
            self.sleep()
            self.assertEqual(self.hmc.counters()["live"], 0)
            self.wake()
        self.await_state(program, "disconnected: logged off before the machine sleeps")
        program.find("push button", pattern="^Reconnect")
        self.leave(program, puts=1)

    def test_a_logon_in_flight(self):
        self.hmc.fault(method="PUT", action="none", delayMs=1000, times=1)
        program = self.start()
        self.enter(program)
        self.trust(program)
        until(lambda: self.hmc.counters()["puts"] == 1, "the logon to be on its way")
        self.sleep()
        counters = self.hmc.counters()
        self.assertEqual((counters["created"], counters["live"]), (1, 0), program.log())
        self.wake()
        self.leave(program, puts=1)

    def test_an_hmc_that_does_not_answer_does_not_keep_the_machine_awake(self):
        self.guards_stay = True  # after waking a second one tries as well, and the first may be waiting still
        program = self.start()
        self.log_on(program)
        self.hmc.fault(method="DELETE", action="hang")
        self.sleep()
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.assertIsNone(program.process.poll())
        self.wake()
        self.hmc.clear_faults()
        self.assert_no_session(seconds=90)
        self.leave(program, puts=1)

    def test_a_shutdown_ends_the_program(self):
        program = self.start()
        self.log_on(program)
        self.logind.tell("PrepareForShutdown", True)
        self.logind.expect("released")
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
