#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The end of the desktop session, by X11's session management."""
import unittest

from scenario import Scenario
from sessionmanager import SessionManager


class Desktop(Scenario):
    def test_the_desktop_session_ends(self):
        manager = SessionManager(self.screen)
        self.screen.environment["SESSION_MANAGER"] = manager.address
        self.addCleanup(self.screen.environment.pop, "SESSION_MANAGER")
        program = self.start()
        manager.expect("registered")
        self.log_on(program)
        manager.end_session()
        manager.expect("saved")  # the desktop does not wait for the logoff
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
