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

    def folder(self, home):
        return home.path / "state" / "hmcscope" / "ledger"

    def ledger(self, home):
        """The ledger's files, but for totals and the locks of those that run."""
        return sorted(path.name for path in self.folder(home).iterdir()
                      if path.suffix not in (".lock",) and path.stem != "totals")

    def await_stored(self, home):
        def stored():
            return [name for name in self.ledger(home) if b'"stored"' in (self.folder(home) / name).read_bytes()]
        until(lambda: len(stored()) == 1, "the token to be in the key store")

    def kill_everything(self, process):
        guards = orphans.guards(process.pid)
        self.assertEqual(len(guards), 1)
        for pid in (*guards, process.pid):
            os.kill(pid, signal.SIGSTOP)  # neither sees the other die
        for pid in (*guards, process.pid):
            os.kill(pid, signal.SIGKILL)
        self.assertEqual(process.wait(), -9)

    def follow(self, home):
        """Both are gone, their session is not. The next start of the program ends it."""
        self.assertEqual(self.hmc.counters()["live"], 1)
        self.assertEqual(len(self.ledger(home)), 1)
        following = self.start(home=home)
        self.await_fields(following)
        self.assert_no_session(puts=1)
        until(lambda: self.ledger(home) == [], "the ledger to be empty")
        following.close_window()
        self.assertEqual(following.ended(), 0)
        self.assertEqual(self.hmc.counters()["puts"], 1)

    def test_the_next_start_logs_off(self):
        program = self.start()
        self.log_on(program)
        self.await_stored(program.home)
        self.kill_everything(program.process)
        self.follow(program.home)

    def test_also_what_a_probe_has_left(self):
        home = self.screen.new_home()
        self.hmc.fault(method="GET", pathContains="quick/All", action="hang")
        probe = self.start_probe(home)
        until(lambda: self.folder(home).is_dir(), "the ledger")
        self.await_stored(home)
        self.kill_everything(probe)
        self.follow(home)

    def test_a_normal_end_leaves_an_empty_ledger(self):
        program = self.start()
        self.log_on(program)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()
        self.assertEqual(self.ledger(program.home), [])

    def test_so_does_that_of_a_probe(self):
        home = self.screen.new_home()
        self.assertEqual(self.start_probe(home).wait(60), 0, self.screen.log("probe"))
        self.assert_no_session()
        self.assertEqual(self.ledger(home), [])
        self.assertNotIn("in memory only", self.screen.log("probe"))


if __name__ == "__main__":
    unittest.main()
