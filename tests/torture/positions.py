# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills at every system call of a recorded run, by call and ordinal: what random moments may never meet."""
import collections
import re
import time

from owner import kill
from storms import PATIENCE, Result, judge_living_owner

CALL = re.compile(r"^(?:(\d+) +)?(\w+)\(", re.M)


def count(log):
    """(call, ordinal) of each position. strace counts for each thread alone: the thread that gets farthest tells."""
    most = collections.Counter()
    for (_, call), times in collections.Counter(CALL.findall(log)).items():
        most[call] = max(most[call], times)
    return [(call, ordinal) for call in sorted(most) for ordinal in range(1, most[call] + 1)]


def inject(position):
    return [] if position is None else ["-e", f"inject={position[0]}:signal=KILL:when={position[1]}"]


def watched_guard(bench, position):
    """A program that takes the guard's place and is the guard, the first time seen by strace. The tracer is its
    grandchild, so that the owner's child is the guard itself."""
    log = bench.processes.folder / "guard.strace"
    log.unlink(missing_ok=True)
    wrapper = bench.processes.folder / "watched-guard"
    watched = " ".join(["/usr/bin/strace", "-D", "-o", str(log), *inject(position), str(bench.guard_program)])
    wrapper.write_text(f"#!/bin/sh\n[ ! -e {log} ] || exec {bench.guard_program}\nexec {watched}\n")
    wrapper.chmod(0o700)
    return bench.owner("--guard", str(wrapper)), log


def watched_owner(bench, position):
    """Its children go their own way at their exec."""
    log = bench.processes.folder / "owner.strace"
    log.unlink(missing_ok=True)
    return bench.owner(wrapped_by=["/usr/bin/strace", "-f", "-b", "execve", "-o", str(log), *inject(position)]), log


def record(bench, who):
    owner, log = {"guard": watched_guard, "owner": watched_owner}[who](bench, None)
    assert owner.ended_within(PATIENCE), owner.said
    owner.close()
    assert owner.outcomes() == {"Confirmed"}, owner.said
    bench.settle(time.monotonic())
    return count(log.read_text())


def guard_at(bench, _chance, position):
    owner, log = watched_guard(bench, position)
    result = judge_living_owner(bench, owner, Result("over"), f"guard killed at {position[0]} #{position[1]}")
    result.phase = "killed" if "killed by SIGKILL" in log.read_text(errors="replace") else "over"
    return result


def owner_at(bench, _chance, position):
    owner, log = watched_owner(bench, position)
    if not owner.ended_within(PATIENCE):
        kill(owner.pid)
    killed = time.monotonic()
    owner.close()
    result = Result("killed" if "killed by SIGKILL" in log.read_text(errors="replace") else "over")
    result.left, to_zero = bench.settle(killed, PATIENCE)
    result.to_zero = to_zero or 0.0
    if result.left:
        result.story = f"owner killed at {position[0]} #{position[1]}: {owner.said}"
    return result


WATCHED = {"guard-calls": ("guard", guard_at), "owner-calls": ("owner", owner_at)}
