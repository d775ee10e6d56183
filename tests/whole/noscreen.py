#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The X server dies under the program: Qt leaves by exit(1) and asks nobody; the guard logs off."""
import unittest

from scenario import Scenario


class NoScreen(Scenario):
    def test_the_x_server_dies(self):
        program = self.start()
        self.log_on(program)
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.screen.server.kill()
        self.assertNotEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
