#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Remember password where there is no key store: not on offer, with the reason."""
import unittest

from scenario import Scenario
from processes import until


class NoKeyStore(Scenario):
    def test_the_box_is_disabled_and_says_why(self):
        program = self.start()
        self.await_fields(program)
        box = program.find("check box", "Remember password")
        until(lambda: "cannot be remembered" in box.description, "the reason")
        self.assertIn("key store", box.description)
        self.assertFalse(box.enabled)
        self.assertFalse(box.checked)
        self.log_on(program)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
