#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""hmcscope-probe against the simulated HMC, both as programs of their own: exit codes, output, and no session left."""
import csv
import datetime
import io
import json
import os
import pathlib
import pty
import secrets
import socket
import subprocess
import sys
import termios
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parent.parent / "whole"))
import orphans  # noqa: E402
from lockedkeyring import LockedKeyring  # noqa: E402
from processes import Processes, until  # noqa: E402
from simulator import Simulator  # noqa: E402

BIN = pathlib.Path(os.environ["HMCSCOPE_BIN_DIR"]).resolve()
OK, USAGE, UNTRUSTED, REFUSED, UNREACHABLE = 0, 2, 3, 4, 5
PASSWORD = "k&<%" + secrets.token_hex(8)
TYPED = PASSWORD + "\n"
HEADER = "time,system,mtms,source,sensor,metric,value,unit"


class Probe(unittest.TestCase):
    def setUp(self):
        orphans.adopt()
        self.addCleanup(orphans.end)
        self.processes = Processes()
        self.addCleanup(self.processes.close)
        self.hmc = Simulator(self.processes, BIN, "--certificate-out", str(self.processes.folder / "hmc.pem"),
                             password=PASSWORD)

    def tearDown(self):
        """Neither a secret nor a guard is left, whatever happened."""
        until(lambda: not orphans.left([child.pid for child in self.processes.children]), "the guards to end", 30)
        self.hmc.tell_tokens()
        self.processes.assert_no_secret()

    def start(self, *arguments, **streams):
        return self.processes.spawn([str(BIN / "hmcscope-probe"), *arguments], "probe", **streams)

    def visit(self, *arguments, password=TYPED):
        """Exit code, standard output and what was said on standard error."""
        result = subprocess.run([BIN / "hmcscope-probe", *arguments], input=password, text=True, capture_output=True,
                                timeout=60, check=False, env=self.processes.environment)
        with open(self.processes.folder / "visits.log", "a", encoding="utf-8") as log:  # to be searched
            log.write(result.stdout + result.stderr)
        return result.returncode, result.stdout, result.stderr

    def pinned(self, *arguments, **options):
        return self.visit("--user", "hscroot", "--pin", self.hmc.fingerprint, *arguments, self.hmc.address, **options)

    def assert_no_session(self, puts):
        until(lambda: self.hmc.counters()["live"] == 0, "the last logoff")
        self.assertEqual(self.hmc.counters()["puts"], puts)

    def test_a_table_of_the_newest_readings(self):
        code, out, err = self.pinned()
        self.assertEqual(code, OK, err)
        self.assertRegex(out, r"^SYSTEM +MTMS +STATE +POWER")
        self.assertRegex(out, r"\d W ")
        self.assertEqual(len(out.splitlines()), 1 + len(self.hmc.systems()))
        self.assert_no_session(puts=1)

    def test_the_log_tells_of_every_request_and_of_no_secret(self):
        code, out, err = self.pinned("--log-level", "debug")
        self.assertEqual(code, OK, err)
        self.assertRegex(err, r"debug hmcscope\.http: GET /rest/api/\S* 200 \d+ B \d+ ms")
        self.assertNotIn(PASSWORD, out + err)
        self.assertNotRegex(err, r"[A-Za-z0-9_-]{60,}=")
        self.assertEqual(self.pinned("--log-level", "error")[2].count("hmcscope."), 0)
        code, out, err = self.pinned("--log-level", "loud")
        self.assertEqual(code, 2)
        self.assertIn("loud", err)

    def test_json_and_csv_hold_what_was_served(self):
        path = self.processes.folder / "out.csv"
        code, out, err = self.pinned("--json", "--samples", "3", "--csv", str(path))
        self.assertEqual(code, OK, err)
        self.assert_no_session(puts=1)
        systems = json.loads(out)["systems"]
        self.assertEqual({system["uuid"] for system in systems}, set(self.hmc.systems()))

        text = path.read_text()
        self.assertEqual(text.splitlines()[0].lstrip("\ufeff"), HEADER)
        rows = list(csv.DictReader(io.StringIO(text.lstrip("\ufeff"))))
        self.assertEqual(len(rows), sum(len(system["samples"]) for system in systems))

        compared = 0
        for system in systems:
            for sample in system["samples"]:
                if sample["metric"] == "power" and sample["value"] is not None:
                    self.assertEqual(sample["value"], self.hmc.power(system["uuid"], stamp(sample["time"])))
                    compared += 1
        self.assertGreaterEqual(compared, 3)

    def test_log_lines_pass_the_redaction(self):
        self.processes.environment["QT_LOGGING_RULES"] = "hmcscope.*=true"
        code, _, err = self.pinned()
        self.assertEqual(code, OK, err)
        # The time stamp is put there by the handler that redacts.
        self.assertRegex(err, r"(?m)^\d{4}-\d\d-\d\dT\S+ debug hmcscope\.http: GET /rest/")
        self.assertNotIn(PASSWORD, err)

    def test_an_authority_of_ones_own(self):
        # The simulator's certificate is its own authority, but for another name: an authority does not excuse that.
        code, _, err = self.visit("--user", "hscroot", "--ca", str(self.processes.folder / "hmc.pem"), self.hmc.address)
        self.assertEqual(code, UNTRUSTED, err)
        self.assert_no_session(puts=0)

    def test_wrong_usage(self):
        for arguments in ((), ("--nonsense",), ("--user", "x"), ("--user", "x", "a b"), (self.hmc.address,),
                          ("--user", "x", "--pin", "12", self.hmc.address), ("--password", "x", self.hmc.address),
                          ("--user", "x", "--samples", "0", self.hmc.address),
                          ("--user", "x", "--samples", "many", self.hmc.address)):
            with self.subTest(arguments):
                code, out, err = self.visit(*arguments)
                self.assertEqual((code, out), (USAGE, ""))
                self.assertNotEqual(err, "")
        self.assertEqual(self.pinned(password="")[0], USAGE)
        self.assert_no_session(puts=0)

    def test_help_and_version_need_nothing(self):
        for option, word in (("--help", "--pin"), ("--version", "hmcscope-probe")):
            code, out, _ = self.visit(option, password="")
            self.assertEqual(code, OK)
            self.assertIn(word, out)

    def test_an_unknown_certificate_is_shown_and_gets_no_password(self):
        code, out, err = self.visit("--user", "hscroot", self.hmc.address)
        self.assertEqual((code, out), (UNTRUSTED, ""))
        self.assertIn(self.hmc.fingerprint, err.replace(":", "").replace(" ", "").lower())
        self.assert_no_session(puts=0)

    def test_another_certificate_than_the_pinned_one(self):
        self.hmc.replace_certificate()
        code, _, err = self.visit("--user", "hscroot", "--pin", self.hmc.first_fingerprint, self.hmc.address)
        self.assertEqual(code, UNTRUSTED)
        self.assertIn(self.hmc.fingerprint, err.replace(":", "").replace(" ", "").lower())
        self.assert_no_session(puts=0)

    def test_a_wrong_password_is_refused_and_sent_once(self):
        code, out, err = self.pinned(password="not-the-one\n")
        self.assertEqual((code, out), (REFUSED, ""))
        self.assertIn(self.hmc.refusal, err)
        self.assertNotIn("not-the-one", err)
        self.assert_no_session(puts=1)

    def test_nobody_there(self):
        self.hmc.stop()
        self.assertEqual(self.pinned()[0], UNREACHABLE)

    def test_an_hmc_that_answers_no_question_leaves_no_session(self):
        self.hmc.fault(method="GET", pathContains="quick/All", action="status", status=503)
        self.assertEqual(self.pinned()[0], UNREACHABLE)
        self.assert_no_session(puts=1)

    def interrupted(self, ready):
        probe = self.start("--user", "hscroot", "--pin", self.hmc.fingerprint, self.hmc.address, stdin=subprocess.PIPE)
        probe.stdin.write(TYPED.encode())
        probe.stdin.close()
        until(ready, "the moment to interrupt")
        probe.terminate()
        self.assertEqual(probe.wait(20), 128 + 15)
        until(lambda: self.hmc.counters()["created"] == 1, "the session")
        self.assert_no_session(puts=1)

    def test_sigterm_while_it_asks(self):
        self.hmc.fault(method="GET", pathContains="quick/All", action="hang")
        self.interrupted(lambda: self.hmc.counters()["live"] == 1)

    def test_sigterm_while_it_logs_on(self):
        self.hmc.fault(method="PUT", action="none", delayMs=2000)
        self.interrupted(lambda: self.hmc.counters()["puts"] == 1)

    def test_killed(self):
        self.hmc.fault(method="GET", pathContains="quick/All", action="hang")
        probe = self.start("--user", "hscroot", "--pin", self.hmc.fingerprint, self.hmc.address, stdin=subprocess.PIPE)
        probe.stdin.write(TYPED.encode())
        probe.stdin.close()
        until(lambda: self.hmc.counters()["live"] == 1, "the session")
        probe.kill()
        self.assert_no_session(puts=1)

    def ledger(self):
        folder = self.processes.home.path / "state" / "hmcscope" / "ledger"
        return sorted(path.name for path in folder.iterdir())

    def assert_noted_in_memory(self, why):
        """What it did, it did without a key store: as well, and nothing of it is left."""
        code, out, err = self.pinned("--log-level", "info")
        self.assertEqual(code, OK, err)
        self.assertRegex(out, r"\d W ")
        self.assertRegex(err, "in memory only: .*" + why)
        self.assertEqual(self.ledger(), ["totals.json"])
        self.assert_no_session(puts=1)

    def test_without_a_session_bus_the_session_is_noted_in_memory(self):
        self.assert_noted_in_memory("no session bus")

    def test_a_locked_key_store_is_left_alone(self):
        """It would put up a prompt: the two questions do not."""
        keyring = LockedKeyring(self.processes)
        self.processes.environment["DBUS_SESSION_BUS_ADDRESS"] = keyring.address
        self.assert_noted_in_memory("the keyring is locked")
        self.assertEqual(keyring.calls(), ["ReadAlias", "Get"])

    def test_a_key_store_that_is_silent_is_not_waited_for(self):
        keyring = LockedKeyring(self.processes, "silent")
        self.processes.environment["DBUS_SESSION_BUS_ADDRESS"] = keyring.address
        code, out, err = self.pinned()
        self.assertEqual(code, OK, err)
        self.assertRegex(out, r"\d W ")
        self.assert_no_session(puts=1)
        self.assertEqual(keyring.calls(), ["ReadAlias"])

    def test_a_bus_that_is_silent_is_not_waited_for(self):
        path = str(self.processes.home.runtime / "bus")
        with socket.socket(socket.AF_UNIX) as bus:
            bus.bind(path)
            bus.listen()
            code, out, err = self.pinned()
        self.assertEqual(code, OK, err)
        self.assertRegex(out, r"\d W ")
        self.assert_no_session(puts=1)

    def test_a_terminal_is_asked_without_echo(self):
        ours, its = pty.openpty()
        probe = self.start("--user", "hscroot", "--pin", self.hmc.fingerprint, self.hmc.address, stdin=its,
                           stdout=subprocess.PIPE)
        until(lambda: "Password" in self.processes.log("probe"), "the question")
        until(lambda: not termios.tcgetattr(its)[3] & termios.ECHO, "a silent terminal")
        os.write(ours, TYPED.encode())
        out = probe.stdout.read().decode()
        self.assertEqual(probe.wait(30), OK)
        self.assertIn("SYSTEM", out)
        self.assertTrue(termios.tcgetattr(its)[3] & termios.ECHO)
        os.set_blocking(ours, False)
        echoed = os.read(ours, 1000)
        self.assertNotIn(PASSWORD.encode(), echoed)
        os.close(ours)
        os.close(its)
        self.assert_no_session(puts=1)


def stamp(text):
    return int(datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() * 1000)


if __name__ == "__main__":
    unittest.main()
