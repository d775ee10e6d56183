#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""kill -9 of the real window during live charting, watched from outside: how long until the HMC has no session."""
import os
import statistics
import sys
import time
import unittest

from photograph import live
from processes import until
from scenario import Scenario

KILLS = int(os.environ.get("HMCSCOPE_KILLS", "1"))  # more by hand
BOUND = 30.0  # seconds; what is promised is one, and that is for people to judge: machines are loaded


class KilledWhileCharting(Scenario):
    def kill_while_charting(self, number):
        program = self.start()
        self.log_on(program)
        until(lambda: live(program), "live charts", 30)
        before = self.hmc.counters()
        self.assertEqual((before["live"], before["created"]), (1, number))
        began = time.monotonic()
        program.send("SIGKILL")
        while self.hmc.counters()["live"] > 0:
            self.assertLess(time.monotonic() - began, BOUND, "a session stays")
        took = time.monotonic() - began
        self.assertEqual(program.ended(), -9)
        self.assert_no_session(puts=number)
        self.assertEqual(self.hmc.counters()["ended"], number)
        return took

    def test_no_session_is_left_after_kill_9_during_live_charting(self):
        times = [1000 * self.kill_while_charting(number) for number in range(1, KILLS + 1)]
        print(f"{len(times)} kills: zero sessions after {min(times):.0f} ms at least, {statistics.median(times):.0f} ms "
              f"in the middle, {max(times):.0f} ms at most", file=sys.stderr)


if __name__ == "__main__":
    unittest.main()
