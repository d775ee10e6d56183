#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where password and token must not be: in a file, in an argument, in an environment, in a log."""
import os
import pathlib
import stat
import unittest

from photograph import descendants
from scenario import PASSWORD, Scenario


def forms(secret):
    return [secret.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]


class Secrets(Scenario):
    def assert_absent(self, content, secrets, where):
        for secret in secrets:
            for form in forms(secret):
                self.assertNotIn(form, content, f"a secret stands in {where}")

    def look_at_processes(self, program, secrets):
        for pid in [program.pid, *descendants(program.pid)]:
            for name in ("cmdline", "environ"):
                try:
                    content = pathlib.Path(f"/proc/{pid}/{name}").read_bytes()
                except OSError:
                    continue  # it has ended, or nobody may look into it: as good
                self.assert_absent(content, secrets, f"/proc/{pid}/{name}")

    def look_at_files(self, program, secrets):
        for path in program.home.files():
            self.assert_absent(path.read_bytes(), secrets, path)
        self.assert_absent(program.log().encode(), secrets, "the output of the program")

    def look_at_log(self, program):
        """Beside the ledger one file in the state folder, for this user alone, that tells of every request: so it was
        looked at above."""
        folder = program.home.path / "state" / "hmcscope"
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["hmcscope.log", "ledger"])
        self.assertEqual(stat.S_IMODE(folder.stat().st_mode), 0o700)
        log = folder / "hmcscope.log"
        self.assertEqual(stat.S_IMODE(log.stat().st_mode), 0o600)
        self.assertRegex(log.read_text(), r"debug hmcscope\.http: GET /rest/api/\S* 200 \d+ B \d+ ms")

    def test_neither_password_nor_token_is_left_anywhere(self):
        program = self.start("--log-level", "debug")
        self.log_on(program)
        secrets = [PASSWORD, *self.hmc.tokens()]
        self.assertEqual(len(secrets), 2)
        self.assertGreater(len(secrets[1]), 20)
        self.look_at_processes(program, secrets)
        self.look_at_files(program, secrets)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()
        self.look_at_files(program, secrets)
        self.look_at_log(program)

    def test_a_refused_password_is_not_left_either(self):
        program = self.start()
        self.enter(program, password="Wrong-but-secret-7")
        self.trust(program)
        self.await_state(program, "refused")
        self.look_at_processes(program, ["Wrong-but-secret-7"])
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.look_at_files(program, ["Wrong-but-secret-7"])

    def test_the_looking_finds_what_is_there(self):
        self.assertTrue(os.environ["HOME"])
        with self.assertRaises(AssertionError):
            self.assert_absent("x abc123 y".encode("utf-16-le"), [PASSWORD], "a planted text")


if __name__ == "__main__":
    unittest.main()
