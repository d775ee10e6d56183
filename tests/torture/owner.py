# SPDX-License-Identifier: GPL-3.0-or-later
"""Owners and their guards as processes that can be killed at any moment, and be waited for without asking them."""
import ctypes
import os
import pathlib
import select
import signal
import subprocess
import time

PR_SET_CHILD_SUBREAPER = 36


def become_heir():
    """Guards whose owner died become our children: we see when they end, and none is overlooked."""
    assert ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) == 0


def children_of(pid):
    try:
        return [int(word) for word in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def wait_for_end(pid, seconds):
    """Until the process has ended or the time is up; says whether it has."""
    try:
        watched = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([watched], [], [], max(0.0, seconds))[0])
    finally:
        os.close(watched)


def kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        pass


class Program:
    """Opens sessions on a simulated HMC and says what becomes of them."""

    def __init__(self, program, hmc, environment, *arguments, wrapped_by=()):
        self.started = time.monotonic()
        self.process = subprocess.Popen([*wrapped_by, str(program), *arguments], env=environment, bufsize=0,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.said = []
        self.since = {}  # seconds of the monotonic clock at which it first said a word
        self.rest = b""
        host, port = hmc.address.split(":")
        self.tell(host, port, hmc.fingerprint, "hscroot", "abc123")

    def tell(self, *lines):
        try:
            self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        except BrokenPipeError:
            pass

    @property
    def pid(self):
        return self.process.pid

    def guards(self):
        return children_of(self.pid)

    def ended_within(self, seconds):
        return wait_for_end(self.pid, seconds)

    def hear(self, seconds=0.0):
        """Takes what it has said by now, waiting for something at most so long. False at the end."""
        if not select.select([self.process.stdout], [], [], max(0.0, seconds))[0]:
            return True
        data = os.read(self.process.stdout.fileno(), 65536)
        *lines, self.rest = (self.rest + data).split(b"\n")
        for line in lines:
            stamp, *words = line.decode().split()
            self.said.append(words)
            self.since.setdefault(words[0], int(stamp) / 1e9)
        return bool(data)

    def close(self):
        """Killed if it lives; afterwards everything that it has said is heard. Idempotent."""
        if self.process.stdout.closed:
            return
        kill(self.pid)
        self.process.wait()
        self.process.stdin.close()
        while self.hear(1.0):
            pass
        self.process.stdout.close()


class Owner(Program):
    """One run of tests/torture/owner.cpp."""

    def __init__(self, program, hmc, stay_ms, environment, *arguments, **options):
        super().__init__(program, hmc, environment, *arguments, **options)
        self.tell(stay_ms)
        self.process.stdin.close()

    def hear_until(self, state, seconds):
        end = time.monotonic() + seconds
        while not self.has_been(state) and time.monotonic() < end:
            if not self.hear(end - time.monotonic()):
                break
        return self.has_been(state)

    def has_been(self, state):
        return any(line[0] == state for line in self.said)

    def outcomes(self):
        return {line[1] for line in self.said if line[0] == "LoggedOff"}

    def state(self):
        return self.said[-1][0] if self.said else ""
