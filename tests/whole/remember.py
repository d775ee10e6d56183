#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Remember password, with a real key store."""
import unittest

from scenario import USER, Scenario


class Remember(Scenario):
    key_store = True

    def test_a_second_start_connects_with_an_empty_field(self):
        program = self.start()
        self.await_fields(program)
        box = program.find("check box", "Remember password")
        self.assertFalse(box.checked)
        box.press()
        self.log_on(program)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()
        self.screen.assert_no_secret()  # the password is in the key store now

        program = self.start(home=program.home)
        self.await_fields(program)
        self.assertTrue(program.find("check box", "Remember password").checked)
        self.press_connect(program)
        self.await_state(program, f"connected as {USER}")
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session(puts=2)


if __name__ == "__main__":
    unittest.main()
