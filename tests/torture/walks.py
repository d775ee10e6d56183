# SPDX-License-Identifier: GPL-3.0-or-later
"""Random walks: whatever people, the HMC and the machine do to a program and its sessions, one thing after the other.
At the end the ledger's totals must be those of the simulated HMC."""
import collections
import os
import signal
import time

from owner import Program, children_of, kill
from storms import PATIENCE, Result

MOST_WINDOWS = 4
FAULTS = {
    "PUT": (("drop", 0), ("dropAfter", 0), ("truncate", 0), ("status", 503)),
    "DELETE": (("drop", 0), ("dropAfter", 0), ("reset", 0), ("truncate", 0), ("status", 503)),
}
NO_SESSION = {"Refused", "Failed", "Cancelled", "CertificateChanged"}
ENDED = {"Confirmed", "AlreadyGone", "Expired"}


class Window:
    def __init__(self):
        self.state = "LoggedOff"
        self.begun = self.token = False


class Walker(Program):
    """One run of tests/torture/walker.cpp, and what it has said of its windows."""

    def __init__(self, program, hmc, environment, tally):
        super().__init__(program, hmc, environment)
        self.tally = tally
        self.windows = {}
        self.tokens = self.stored = 0
        self.ready = False
        self.heard = 0
        self.until(lambda: self.ready, "its start")

    def listen(self, seconds=0.0):
        alive = self.hear(seconds)
        self.attend()
        return alive

    def attend(self):
        for words in self.said[self.heard:]:
            self.take(*words)
        self.heard = len(self.said)

    def close(self):
        super().close()
        self.attend()

    def until(self, condition, what):
        end = time.monotonic() + PATIENCE
        while not condition():
            assert self.listen(0.05) and time.monotonic() < end, f"waited for {what}: {self.said[-30:]}"

    def take(self, subject, word="", outcome=""):
        if subject == "ready":
            self.ready = True
        elif subject in ("Stored", "NotStored"):
            self.stored += 1
        elif subject == "reaped":
            self.tally.confirmed += word == "Confirmed"
        elif word == "Left":
            self.windows.pop(int(subject))
        else:
            self.change(self.windows[int(subject)], word, outcome)

    def change(self, window, state, outcome):
        window.state = state
        if state == "LoggingOn":
            window.begun = True
            self.tally.begun += 1
        if window.begun and not window.token and (state == "LoggedOn" or state == "LoggedOff" and outcome in ENDED):
            window.token = True
            self.tokens += 1
            self.tally.opened += 1
        if state == "LoggedOff" and window.begun:
            self.tally.over(window, outcome)
            window.begun = window.token = False

    def open_windows(self, *states):
        return [number for number, window in self.windows.items() if window.state in states]

    def unstored(self):
        return self.tokens - self.stored


class Tally:
    """What the ledger must say in the end. The undecided are of kills in the one moment that cannot be told from
    outside: whether the key store has taken a token, whether one has arrived."""

    def __init__(self):
        self.begun = self.dropped = self.opened = self.unknown = self.undecided = self.confirmed = 0
        self.never_made = 0  # unknown ones of which the HMC has made no session
        self.stay = self.may_stay = 0  # sessions that nobody can end
        self.armed = ""  # fault of the next logon

    def over(self, window, outcome):
        fault = self.armed
        if not window.token:
            self.armed = ""
        if outcome in NO_SESSION:
            self.dropped += 1
        elif outcome == "Confirmed":
            self.confirmed += 1
        elif outcome == "OutcomeUnknown":
            assert fault in ("drop", "dropAfter", "truncate"), f"an unknown outcome without a reason: {fault}"
            self.unknown += 1
            self.never_made += fault == "drop"
            self.stay += fault != "drop"

    def lost(self, count):
        """Tokens that were received, but may be in no key store."""
        self.opened -= count
        self.undecided += count
        self.may_stay += count

    def administrator(self):
        self.stay = self.may_stay = 0


class Walk:
    def __init__(self, bench, chance):
        bench.open_key_store()
        self.bench, self.hmc, self.chance = bench, bench.hmc, chance
        self.environment = {**bench.processes.environment, **bench.processes.new_home().environment()}
        self.tally = Tally()
        self.done = collections.Counter()
        self.next_number = 0
        self.before = self.hmc.counters()
        self.start()

    def start(self):
        self.walker = Walker(self.bench.tests / "torture-walker", self.hmc, self.environment, self.tally)

    def step(self):
        self.walker.listen()
        possible = [(what, weight) for what, weight, may in (
            (self.window, 20, len(self.walker.windows) < MOST_WINDOWS),
            (self.connect, 60, self.off()), (self.disconnect, 20, self.on()), (self.close, 5, self.walker.windows),
            (self.close_at_once, 6, self.on()), (self.await_store, 15, self.walker.unstored()), (self.fault, 8, True),
            (self.administrator, 3, self.on()), (self.restart, 1, True), (self.jump, 5, True),
            (self.kill_guards, 5, self.on()), (self.crash, 4, self.on()), (self.crash_both, 4, self.on()),
            (self.crash_in_flight, 4, self.off())) if may]
        what = self.chance.choices(*zip(*possible))[0]
        self.done[what.__name__] += 1
        what()

    def off(self):
        return self.walker.open_windows("LoggedOff")

    def on(self):
        return self.walker.open_windows("LoggedOn")

    def window(self):
        self.next_number += 1
        self.walker.windows[self.next_number] = Window()
        self.walker.tell(f"window {self.next_number}")

    def connect(self):
        number = self.order_connect()
        self.walker.until(lambda: self.walker.windows[number].state in ("LoggedOn", "LoggedOff"), "a logon")
        if self.walker.windows[number].state == "LoggedOn":
            self.tally.armed = ""

    def order_connect(self):
        number = self.chance.choice(self.off())
        self.walker.windows[number].state = "Ordered"
        self.walker.tell(f"connect {number}")
        return number

    def disconnect(self):
        number = self.chance.choice(self.on())
        self.walker.tell(f"disconnect {number}")
        if self.chance.random() < 0.7:
            self.walker.until(lambda: self.walker.windows[number].state == "LoggedOff", "a logoff")

    def close(self):
        number = self.chance.choice(list(self.walker.windows))
        self.walker.tell(f"close {number} 60000")
        self.walker.until(lambda: number not in self.walker.windows, "a window to close")

    def close_at_once(self):
        """Nobody waits for the logoff; its guard goes on, and so does the reaper."""
        number = self.chance.choice(self.on())
        self.walker.tell(f"close {number} 0")
        self.walker.until(lambda: number not in self.walker.windows, "a window to close")

    def await_store(self):
        self.walker.until(lambda: not self.walker.unstored(), "the key store")

    def fault(self):
        method = self.chance.choice(sorted(FAULTS))
        action, status = self.chance.choice(FAULTS[method])
        self.bench.usual_delays(before=dict(method=method, action=action, status=status, times=1))
        self.tally.armed = action if method == "PUT" else ""

    def administrator(self):
        self.hmc.command("kill-sessions")
        self.tally.administrator()

    def restart(self):
        self.hmc.command("restart", startingAnswers=1)
        self.tally.administrator()

    def jump(self):
        self.walker.tell(self.chance.choice((f"jump {self.chance.randrange(-86_400_000, 86_400_000)}",
                                             f"sleep {self.chance.randrange(10_000, 36_000_000)}")))

    def kill_guards(self):
        for guard in children_of(self.walker.pid):
            kill(guard)

    def crash(self):
        """SIGKILL to the program: its guards log off."""
        self.count_lost(both=False)
        self.start()

    def crash_both(self):
        self.count_lost(both=True)
        self.start()

    def crash_in_flight(self):
        """The HMC has made the session and does not say so yet: nobody has the token, but maybe the guard."""
        both = self.chance.random() < 0.5
        self.bench.usual_delays(before=dict(method="PUT", action="none", delayAfterMs=60_000 if both else 500, times=1))
        self.tally.armed = ""
        created = self.hmc.counters()["created"]
        number = self.order_connect()
        window = self.walker.windows[number]
        self.walker.until(lambda: window.state in ("LoggedOn", "LoggedOff") or self.hmc.counters()["created"] > created,
                          "a session in the making")
        self.count_lost(both)
        self.start()

    def count_lost(self, both):
        walker = self.walker
        if both:
            os.kill(walker.pid, signal.SIGSTOP)  # it notices nothing
            for guard in children_of(walker.pid):
                kill(guard)
        kill(walker.pid)
        walker.close()
        for window in walker.windows.values():
            if window.begun and not window.token:
                self.tally.unknown += both
                self.tally.stay += both
                self.tally.undecided += not both
        self.tally.lost(walker.unstored())

    def end(self):
        self.bench.usual_delays()
        self.walker.tell("quit")
        assert self.walker.ended_within(PATIENCE), "the program does not end"
        self.walker.close()
        report = self.bench.next_start(self.environment)
        assert report[-1:] and report[-1][0] == "totals", report
        self.bench.await_guards()
        live = self.bench.settle(time.monotonic(), PATIENCE, self.tally.stay + self.tally.may_stay)[0]
        return report, live

    def judge(self):
        report, live = self.end()
        ledger = dict(zip(("opened", "confirmed", "gone", "unknown"), map(int, report[-1][1:])))
        now = self.hmc.counters()
        hmc = {key: now[key] - self.before[key] for key in ("puts", "created", "ended", "killed", "expired")}
        tally = self.tally
        flaws = [what for what, holds in {
            "every logon is counted once": ledger["opened"] + ledger["unknown"] + tally.dropped == tally.begun,
            "opened": 0 <= ledger["opened"] - tally.opened <= tally.undecided,
            "unknown": 0 <= ledger["unknown"] - tally.unknown <= tally.undecided,
            "every opened one has ended": ledger["confirmed"] + ledger["gone"] == ledger["opened"],
            "confirmed": tally.confirmed <= ledger["confirmed"] <= hmc["ended"],
            "made by the HMC": hmc["created"] + tally.never_made == ledger["opened"] + ledger["unknown"],
            "ended at the HMC": hmc["created"] == hmc["ended"] + hmc["killed"] + hmc["expired"],
            "left": tally.stay <= live <= tally.stay + tally.may_stay,
            "nothing is open": all(line[0] != "left" for line in report)}.items() if not holds]
        return flaws, live, ledger["unknown"], f"ledger {ledger}, HMC {hmc}, walk {vars(tally)}"


def walk(bench, chance, order):
    number, steps = order
    walk = Walk(bench, chance)
    try:
        for _ in range(steps):
            walk.step()
        flaws, live, unknown, figures = walk.judge()
    except AssertionError as error:
        flaws, live, unknown, figures = [str(error)], 0, 0, str(vars(walk.tally))
    finally:
        walk.walker.close()
        bench.usual_delays()
    steps_done = ", ".join(f"{count} {what}" for what, count in sorted(walk.done.items()))
    return Result("over", left=len(flaws), announced=live, alarms=unknown,
                  story=f"walk {number}: {'; '.join(flaws) or 'all agree'}: {figures}; {steps_done}")


STORMS = {"walks": walk}
