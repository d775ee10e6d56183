# SPDX-License-Identifier: GPL-3.0-or-later
"""Processes that outlive who has started them: a guard whose window is gone, the simulated HMC of a demo.

With adopt() they become children of ours when their parent dies, so that none can be overlooked.
"""
import ctypes
import os
import pathlib
import signal

PR_SET_CHILD_SUBREAPER = 36


def adopt():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def processes():
    """Every process: its number, name, state and parent."""
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            try:
                status = pathlib.Path(entry.path, "stat").read_text()
            except OSError:
                continue  # it ended meanwhile
            front, _, rest = status.rpartition(")")
            state, parent = rest.split()[:2]
            yield int(entry.name), front.partition("(")[2], state, int(parent)


def descendants(pid):
    """The processes that `pid` has started, directly or not."""
    parents = {}
    for number, _, _, parent in processes():
        parents.setdefault(parent, []).append(number)
    found, todo = [], [pid]
    while todo:
        children = parents.get(todo.pop(), [])
        found += children
        todo += children
    return found


def runs(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def name_of(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def threads(pid):
    """The names of a process's threads."""
    return [pathlib.Path(entry.path, "comm").read_text().strip() for entry in os.scandir(f"/proc/{pid}/task")]


def guards(pid):
    """The guards of a program that runs."""
    return [child for child in descendants(pid) if name_of(child) == "hmcscope-guard" and runs(child)]


def left(known=()):
    """What of HMC Scope runs on although nobody is there who has started it; `known` are children of our own."""
    return [pid for pid, name, state, parent in processes()
            if parent == os.getpid() and name.startswith("hmcscope-") and state != "Z" and pid not in known]


def end(known=()):
    """Kills what is left, and forgets who has ended."""
    for pid in left(known):
        os.kill(pid, signal.SIGKILL)
    for pid, name, _, parent in processes():
        if parent == os.getpid() and name.startswith("hmcscope-") and pid not in known:
            os.waitpid(pid, 0)
