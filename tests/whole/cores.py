#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A crash leaves no core, whatever the machine does with core files: the kernel's own word (the core flag of the wait
status) counts, so that it does not matter where they would go. Nor can another program of the same user look inside.

What is done here to our programs is done to another one as well: it shows that this machine would have written one.
"""
import os
import pathlib
import signal
import subprocess
import unittest

import orphans
from processes import until
from scenario import Scenario
from secretsearch import CORE_PATTERN

# Root opens every process. Root without privileges does not, and may look into whatever has none either.
AS_ANYBODY = ["setpriv", "--inh-caps=-all", "--bounding-set=-all", "--"] if os.geteuid() == 0 else []
ORDINARY = [*AS_ANYBODY, "sleep", "1000"]


def crash(pid, number):
    """Ends a child of ours by a signal that dumps core. Whether a core was dumped."""
    os.kill(pid, number)
    status = os.waitpid(pid, 0)[1]
    assert os.WIFSIGNALED(status) and os.WTERMSIG(status) == number, status
    return os.WCOREDUMP(status)


def may_look(pid):
    """Whether a program of the same user may look into a process."""
    result = subprocess.run([*AS_ANYBODY, "cat", f"/proc/{pid}/environ"], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                            env={**os.environ, "LC_ALL": "C"}, check=False)
    assert result.returncode == 0 or b"Permission denied" in result.stderr, result.stderr
    return result.returncode == 0


class Cores(Scenario):
    launcher = AS_ANYBODY

    def ordinary(self):
        child = self.screen.spawn(ORDINARY, "ordinary")
        until(lambda: orphans.name_of(child.pid) == "sleep", "the program")
        return child

    def assert_closed(self, pid):
        ordinary = self.ordinary()
        self.assertTrue(may_look(ordinary.pid), "the look does not work")
        self.assertFalse(may_look(pid), "others may look into it")

    def assert_no_core(self, pid, number):
        self.assertFalse(crash(pid, number), "a core was dumped")
        self.assertEqual(list(self.screen.cores.iterdir()), [])

    def test_an_ordinary_program_leaves_one(self):
        """Where the machine lets anybody; and the search would have found it."""
        child = self.ordinary()
        pattern = pathlib.Path(CORE_PATTERN).read_text().strip()
        hard = self.core_limit(child.pid)
        dumped = crash(child.pid, signal.SIGABRT)
        if hard != "0" and pattern and not pattern.startswith(("|", "/")):
            self.assertTrue(dumped)
            self.assertEqual(len(list(self.screen.cores.iterdir())), 1)
        for path in self.screen.cores.iterdir():
            path.unlink()

    def core_limit(self, pid):
        (line,) = [line for line in pathlib.Path(f"/proc/{pid}/limits").read_text().splitlines() if "core file" in line]
        return line.split()[-2]

    def test_the_window(self):
        for number, one in enumerate((signal.SIGABRT, signal.SIGQUIT), 1):
            with self.subTest(one.name):
                program = self.start()
                self.log_on(program)
                self.assert_closed(program.pid)
                self.assert_no_core(program.pid, one)
                self.assert_no_session(puts=number)

    def test_the_guard(self):
        program = self.start()
        self.log_on(program)
        (guard,) = orphans.guards(program.pid)
        self.assert_closed(guard)
        self.assertEqual(self.core_limit(guard), "0")
        self.hmc.fault(method="DELETE", action="hang")
        program.send("SIGKILL")  # an orphan, and so a child of ours
        program.ended()
        until(lambda: orphans.left(self.children()) == [guard], "the guard to be alone")
        self.assert_no_core(guard, signal.SIGABRT)
        self.assertEqual(self.hmc.counters()["live"], 1)  # nobody is there to end it

    def test_the_probe(self):
        self.hmc.fault(method="GET", pathContains="quick/All", action="hang")
        probe = self.start_probe()
        until(lambda: self.hmc.counters()["live"] == 1, "the session")
        self.assert_closed(probe.pid)
        self.assert_no_core(probe.pid, signal.SIGABRT)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
