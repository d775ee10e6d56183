#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where password and token must not be. Every test of whole programs is searched at its end (scenario.py); here, that
the search finds what is there to be found, and where the program does write."""
import base64
import html
import os
import pathlib
import shutil
import signal
import stat
import subprocess
import tempfile
import unittest
import urllib.parse
from unittest import mock

import secretsearch
from processes import Processes, until
from scenario import PASSWORD, Scenario

TOKEN = "tOKen_" + base64.urlsafe_b64encode(bytes(range(170))).decode()[:230]
WRITINGS = {
    "plain": lambda text: text.encode(),
    "as Qt has it in memory": lambda text: text.encode("utf-16-le"),
    "in a URL": lambda text: urllib.parse.quote(text, safe="").encode(),
    "in a form": lambda text: urllib.parse.urlencode({"name": text}).encode(),
    "in XML": lambda text: f"<a>{html.escape(text)}</a>".encode(),
    "in base64": lambda text: base64.b64encode(text.encode()),
    "in base64, one byte on": lambda text: base64.b64encode(b"x" + text.encode() + b"y"),
    "in base64, two bytes on": lambda text: base64.urlsafe_b64encode(b"xx" + text.encode() + b"yy"),
    "in base64 of what Qt has": lambda text: base64.b64encode(text.encode("utf-16-le")),
    "cut off": lambda text: text[:40].encode(),
}


class Planted(unittest.TestCase):
    """A search that cannot fail is worthless: whatever it is to find is put there, one thing at a time."""

    def setUp(self):
        self.processes = Processes()
        self.addCleanup(self.processes.close)
        self.search = self.processes.search
        self.search.know("the password", PASSWORD)
        self.search.know("a token", TOKEN)

    def assert_found(self, what, where):
        found = self.search.findings()
        self.assertTrue(any(line.startswith(what) and where in line for line in found), found)
        self.assertFalse(any(PASSWORD in line or TOKEN in line for line in found), "the finding tells the secret")

    def test_nothing_is_found_where_nothing_is(self):
        self.processes.assert_no_secret()

    def test_in_a_file_however_it_is_written(self):
        for what, secret in (("the password", PASSWORD), ("a token", TOKEN)):
            for name, write in WRITINGS.items():
                with self.subTest(what, writing=name):
                    path = self.processes.home.path / "state" / "a"
                    path.write_bytes(b"\0before" + write(secret) + b"after")
                    self.assert_found(what, str(path))
                    path.unlink()
        self.processes.assert_no_secret()

    def test_in_a_log(self):
        self.processes.spawn(["sh", "-c", "cat >&2"], "chatter", stdin=subprocess.PIPE).communicate(PASSWORD.encode())
        self.assert_found("the password", "chatter.log")
        self.assertRaisesRegex(AssertionError, "chatter.log", self.processes.assert_no_secret)

    def test_in_the_name_of_a_file(self):
        (self.processes.folder / "tmp" / TOKEN[:40]).touch()
        self.assert_found("a token", "the name of")

    def test_in_an_argument(self):
        child = self.processes.spawn(["sh", "-c", "read x", PASSWORD], "shell", stdin=subprocess.PIPE)
        self.assert_found("the password", f"/proc/{child.pid}/cmdline")

    def test_in_an_environment(self):
        environment = {**self.processes.environment, "WORD": TOKEN}
        child = self.processes.spawn(["sh", "-c", "read x"], "shell", env=environment, stdin=subprocess.PIPE)
        self.assert_found("a token", f"/proc/{child.pid}/environ")

    def test_in_an_argument_of_a_process_that_has_ended(self):
        child = self.processes.spawn(["sh", "-c", "read x", PASSWORD], "shell", stdin=subprocess.PIPE)
        self.search.look()
        child.communicate(b"\n")
        self.assert_found("the password", f"/proc/{child.pid}/cmdline")

    def test_a_token_that_nobody_has_named(self):
        path = self.processes.home.path / "a"
        path.write_text("X-API-Session: " + TOKEN[::-1])
        self.assert_found("what looks like a token", str(path))

    def test_in_a_core_file(self):
        """One of a program that dies with the secret in its memory; where this machine puts cores elsewhere, or lets nobody
        have one, a file in its stead."""
        child = self.processes.spawn(["sh", "-c", "read -r x; kill -ABRT $$"], "shell", stdin=subprocess.PIPE)
        child.communicate(PASSWORD.encode() + b"\n")
        self.assertEqual(child.returncode, -signal.SIGABRT)
        if not list(self.processes.cores.iterdir()):
            (self.processes.cores / "core").write_bytes(PASSWORD.encode())
        self.assert_found("the password", "cores/core")

    def test_in_what_a_collector_of_crashes_keeps(self):
        for folder, pattern in (("dumps", "|/usr/lib/collector %P"), ("direct", "")):
            with self.subTest(folder), tempfile.TemporaryDirectory() as elsewhere:
                (pathlib.Path(elsewhere) / "core.1").write_bytes(TOKEN.encode())
                file = self.processes.folder / folder
                file.write_text(pattern or f"{elsewhere}/core.%p")
                with mock.patch.multiple(secretsearch, CORE_PATTERN=str(file), DUMPS=(elsewhere,)):
                    self.assert_found("a token", f"{elsewhere}/core.1")

    def test_in_the_journal(self):
        """A journal of a test's own: the machine's may not be written to."""
        tools = self.processes.folder / "tools"
        tools.mkdir()
        tool = tools / "journalctl"
        tool.write_text(f"#!/bin/sh\nexec {shutil.which('cat')} {tools}/journal\n")
        tool.chmod(0o700)
        (tools / "journal").write_text(f"MESSAGE={PASSWORD}\n")
        path = os.environ["PATH"]
        self.addCleanup(os.environ.__setitem__, "PATH", path)
        os.environ["PATH"] = f"{tools}:{path}"
        self.assert_found("the password", "the journal")


class Secrets(Scenario):
    def test_the_one_file_that_is_written_tells_of_every_request(self):
        """Beside the ledger one file in the state folder, for this user alone: so the search looks at something."""
        program = self.start()
        self.log_on(program)
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()
        folder = program.home.path / "state" / "hmcscope"
        self.assertEqual(sorted(path.name for path in folder.iterdir()), ["hmcscope.log", "ledger"])
        self.assertEqual(stat.S_IMODE(folder.stat().st_mode), 0o700)
        log = folder / "hmcscope.log"
        self.assertEqual(stat.S_IMODE(log.stat().st_mode), 0o600)
        self.assertRegex(log.read_text(), r"debug hmcscope\.http: GET /rest/api/\S* 200 \d+ B \d+ ms")

    def test_the_search_knows_password_and_token(self):
        program = self.start()
        self.log_on(program)
        self.hmc.tell_tokens()
        names = sorted(self.screen.search.secrets.values())
        self.assertEqual(set(names), {"the password", "a token"})
        for secret, name in self.screen.search.secrets.items():
            self.assertGreaterEqual(len(secret), 200 if name == "a token" else 20)
        home = str(program.home.path).encode()  # nobody else's
        until(lambda: any(home in content for content in list(self.screen.search.seen)), "the look at its environment")
        program.close_window()
        self.assertEqual(program.ended(), 0)
        self.assert_no_session()


if __name__ == "__main__":
    unittest.main()
