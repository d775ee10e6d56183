# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated HMC of one's own, owners that log on to it one after the other, and the look at what is left of each."""
import os
import pathlib
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "whole"))
from owner import Owner, become_heir, children_of, kill, wait_for_end  # noqa: E402
from processes import Processes, until  # noqa: E402
from simulator import Simulator  # noqa: E402

STAY_MS = 60  # logged on, of a run that nobody disturbs
LOGON_MS = (15, 15)  # before and after the session is made; a real HMC needs 560 in all, but a storm wants to get on
LOGOFF_MS = (5, 5)
BOUND = 10.0  # seconds until a session that still lives counts as left behind


class Bench:
    def __init__(self, bin_folder):
        become_heir()
        self.tests = bin_folder.parent / "tests"
        self.guard_program = bin_folder.parent / "libexec" / "hmcscope" / "hmcscope-guard"
        self.processes = Processes()
        self.processes.environment["QT_LOGGING_RULES"] = "hmcscope.*=false"
        self.hmc = Simulator(self.processes, bin_folder, "--systems", "2")
        self.usual_delays()
        self.lengths = {}
        self.never_made = 0  # logons that the HMC has got and will never make a session of

    def close(self):
        for guard in self.orphans():
            kill(guard)
        self.processes.close()

    def usual_delays(self, before=None):
        """And a fault that comes first, once."""
        self.hmc.clear_faults()
        if before:
            self.hmc.fault(**before)
        self.hmc.fault(method="PUT", action="none", delayMs=LOGON_MS[0], delayAfterMs=LOGON_MS[1])
        self.hmc.fault(method="DELETE", action="none", delayMs=LOGOFF_MS[0], delayAfterMs=LOGOFF_MS[1])

    def owner(self, *arguments, **options):
        return Owner(self.tests / "torture-owner", self.hmc, STAY_MS, self.processes.environment, *arguments, **options)

    def measured(self, *arguments, times=7):
        """Seconds that a run takes which nobody disturbs: from its start, and from the start of its guard."""
        if arguments not in self.lengths:
            runs = [self.undisturbed(*arguments)[:2] for _ in range(times)]
            self.lengths[arguments] = [statistics.median(column) for column in zip(*runs)]
        return self.lengths[arguments]

    def spans(self, words, *arguments, times=5):
        """Seconds from each word to the next one in a run that nobody disturbs; the first is said at the start."""
        key = (words, *arguments)
        if key not in self.lengths:
            runs = [[owner.started, *(owner.since[word] for word in words[1:])]
                    for owner in (self.undisturbed(*arguments)[-1] for _ in range(times))]
            self.lengths[key] = [statistics.median(run[i + 1] - run[i] for run in runs) for i in range(len(words) - 1)]
        return self.lengths[key]

    def undisturbed(self, *arguments):
        owner = self.owner(*arguments)
        assert owner.hear_until("LoggingOn", 30), f"no logon within 30 s: {owner.said}"
        logging_on = time.monotonic()
        ended = owner.ended_within(30)
        lengths = time.monotonic() - owner.started, time.monotonic() - logging_on
        owner.close()
        assert ended and owner.outcomes() == {"Confirmed"}, f"no normal end within 30 s: {owner.said}"
        assert self.settle(time.monotonic())[0] == 0, "a run that nobody disturbed left something"
        return *lengths, owner

    def open_key_store(self):
        """A session bus and an unlocked key store of our own, for owners that keep a ledger."""
        environment = self.processes.environment
        if "DBUS_SESSION_BUS_ADDRESS" in environment:
            return
        bus = self.processes.spawn(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"], "bus",
                                   stdout=subprocess.PIPE)
        environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().decode().strip()
        daemon = self.processes.spawn(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"],
                                      "keyring", stdin=subprocess.PIPE)
        daemon.stdin.write(b"keyring password")
        daemon.stdin.close()
        ask = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/",
               "org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets"]
        until(lambda: b"true" in subprocess.run(ask, env=environment, capture_output=True).stdout, "the key store")

    def next_start(self, environment=None):
        """Starts the program anew and lets it clean up. The words of its report, line by line."""
        heir = subprocess.run([self.tests / "torture-heir"], env=environment or self.processes.environment,
                              capture_output=True, timeout=60)
        return [line.split() for line in heir.stdout.decode().splitlines()]

    def orphans(self):
        """Guards that outlived their owner."""
        ours = [child.pid for child in self.processes.children]
        return [pid for pid in children_of(os.getpid()) if pid not in ours]

    def await_guards(self, seconds=120.0):
        """Until all who might log on or off have ended: what the HMC has not made by then it never will."""
        for guard in self.orphans():
            assert wait_for_end(guard, seconds), "a guard does not end"
            os.waitpid(guard, 0)
        counters = self.hmc.counters()
        self.never_made = counters["puts"] - counters["created"] - counters["refusedLogons"]

    def settle(self, since, bound=BOUND, known=0):
        """Waits until no guard lives and no session either but those that are known to be left. Sessions that live at
        the end, and the seconds from `since` until then (None where there never was anything to wait for)."""
        waited = False
        while True:
            left = bound - (time.monotonic() - since)
            for guard in self.orphans():
                waited = True
                if wait_for_end(guard, left):
                    os.waitpid(guard, 0)
            counters = self.hmc.counters()
            pending = counters["puts"] - counters["created"] - counters["refusedLogons"] - self.never_made
            if not self.orphans() and counters["live"] <= known and pending <= 0:
                took = time.monotonic() - since if waited else None
                return (self.give_up(counters["live"]) if counters["live"] else 0), took
            if left <= 0:
                return self.give_up(counters["live"]), None
            waited = True
            time.sleep(0.002)  # the HMC is another process: it can only be asked

    def give_up(self, live):
        """The next run begins with nothing all the same."""
        for guard in self.orphans():
            kill(guard)
            os.waitpid(guard, 0)
        self.hmc.command("kill-sessions")
        return live
