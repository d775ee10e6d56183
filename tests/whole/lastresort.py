#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""No guard process lives: a thread of the window is the guard. It must not disturb the end of the process either."""
import os
import signal
import unittest

import orphans
from processes import until
from scenario import USER, Scenario


class LastResort(Scenario):
    def kill_guards(self, program):
        """Every guard, until no other one comes."""
        def forsaken():
            for guard in orphans.guards(program.pid):
                os.kill(guard, signal.SIGKILL)
            return "hmcscope-guard" in orphans.threads(program.pid)
        until(forsaken, "the thread")
        self.assertEqual(orphans.guards(program.pid), [])

    def test_its_attempts_end_with_the_process(self):
        program = self.start()
        self.log_on(program)
        self.kill_guards(program)
        self.await_state(program, f"connected as {USER}")
        self.hmc.fault(method="DELETE", action="status", status=503)
        program.close_window()
        self.assertEqual(program.ended(), 0, program.log())
        self.assertEqual(self.hmc.counters()["live"], 1)  # nobody is there to try again


if __name__ == "__main__":
    unittest.main()
