#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Program and guard killed together: the next start of the program logs off what was left, without a logon."""
import os
import signal
import unittest

import orphans
from processes import until
from scenario import Scenario


class LeftBehind(Scenario):
    key_store = True

    def ledger(self, program):
        """The ledger's files, but for totals and the locks of those that run."""
        folder = program.home.path / "state" / "hmcscope" / "ledger"
        return sorted(path.name for path in folder.iterdir() if path.suffix not in (".lock",) and path.stem != "totals")

    def kill_everything(self, program):
        guards = orphans.guards(program.pid)
        self.assertEqual(len(guards), 1)
        for pid in (*guards, program.pid):
            os.kill(pid, signal.SIGSTOP)  # neither sees the other die
        for pid in (*guards, program.pid):
            os.kill(pid, signal.SIGKILL)
        self.assertEqual(program.ended(), -9)

    def test_the_next_start_logs_off(self):
        program = self.start()
        self.log_on(program)
        stored = lambda: [name for name in self.ledger(program)  # noqa: E731
                          if b'"stored"' in (program.home.path / "state/hmcscope/ledger" / name).read_bytes()]
        until(lambda: len(stored()) == 1, "the token to be in the key store")
        self.kill_everything(program)
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.assertEqual(len(self.ledger(program)), 1)

        following = self.start(home=program.home)
        self.await_fields(following)
        self.assert_no_session(puts=1)
        until(lambda: self.ledger(following) == [], "the ledger to be empty")
        following.close_window()
        self.assertEqual(following.ended(), 0)
        self.assertEqual(self.hmc.counters()["puts"], 1)

    def test_a_normal_end_leaves_an_empty_ledger(self):
        program = self.start()
        self.log_on(program)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()
        self.assertEqual(self.ledger(program), [])


if __name__ == "__main__":
    unittest.main()
