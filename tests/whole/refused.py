#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A wrong password: the HMC's own words, and not one logon more than the user asked for."""
import unittest

from scenario import PASSWORD, Scenario


class Refused(Scenario):
    def test_a_wrong_password_is_sent_once(self):
        program = self.start()
        self.enter(program, password=PASSWORD[::-1])
        self.trust(program)
        words = self.await_state(program, "refused")
        self.assertIn(self.hmc.refusal, words)
        self.assertEqual(self.hmc.counters()["puts"], 1)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assertEqual(self.assert_no_session()["created"], 0)

    def test_nobody_there(self):
        self.hmc.stop()
        program = self.start()
        self.enter(program)
        self.await_state(program, "unreachable")
        program.close_window()
        self.assertEqual(program.ended(), 0)


if __name__ == "__main__":
    unittest.main()
