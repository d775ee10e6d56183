#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What hmcscope answers without a display."""
import os
import pathlib
import subprocess
import tempfile
import unittest

BIN = pathlib.Path(os.environ["HMCSCOPE_BIN_DIR"])
KEPT = ("PATH", "LC_ALL", "LOCPATH", "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS")


class CommandLine(unittest.TestCase):
    def run_program(self, *arguments, **environment):
        with tempfile.TemporaryDirectory() as home:
            kept = {key: os.environ[key] for key in KEPT if key in os.environ}
            return subprocess.run([BIN / "hmcscope", *arguments], timeout=30, check=False, text=True,
                                  capture_output=True, env={**kept, "HOME": home, "XDG_RUNTIME_DIR": home, **environment})

    def test_the_version(self):
        result = self.run_program("--version")
        self.assertEqual(result.returncode, 0, result.stderr)
        self.assertRegex(result.stdout, r"^hmcscope \d+\.\d+\.\d+")

    def test_the_help(self):
        result = self.run_program("--help")
        self.assertEqual(result.returncode, 0, result.stderr)
        for option in ("--hmc", "--user", "--ca", "--appearance", "--demo", "--log-level", "--version", "--help"):
            self.assertIn(option, result.stdout)
        self.assertNotIn("--password", result.stdout)

    def test_an_unknown_option(self):
        for option in ("--nonsense", "--password=x"):
            result = self.run_program(option)
            self.assertEqual(result.returncode, 2)
            self.assertIn(option.split("=")[0].lstrip("-"), result.stderr)

    def test_values_that_make_no_sense(self):
        for arguments in (("--hmc", "a b"), ("--hmc", "host:99999"), ("--appearance", "pink"), ("--ca", "/nowhere"),
                          ("--log-level", "loud"), ("surplus",)):
            with self.subTest(arguments):
                self.assertEqual(self.run_program(*arguments).returncode, 2)

    def test_no_display(self):
        for arguments in ((), ("--demo",)):
            result = self.run_program(*arguments)
            self.assertEqual(result.returncode, 2)
            self.assertEqual(len(result.stderr.strip().splitlines()), 1, result.stderr)
            self.assertIn("display", result.stderr)


if __name__ == "__main__":
    unittest.main()
