# SPDX-License-Identifier: GPL-3.0-or-later
"""Storms: runs of an owner, each disturbed once at a random moment of its life, and what was left of it."""
import dataclasses
import random
import time

from bench import BOUND
from owner import kill

PATIENCE = 120.0  # seconds, where no promise is about time: a loaded machine must not look like a broken promise
PHASES = ("before PUT", "in flight", "logged on", "stored", "logging off", "over")
LIFE = ("started", "LoggingOn", "LoggedOn", "Stored", "LoggingOff", "LoggedOff")  # of an owner that keeps a ledger


@dataclasses.dataclass
class Result:
    phase: str
    left: int = 0  # sessions on the HMC at the end that nobody was told of
    announced: int = 0  # sessions on the HMC at the end, shown to the user as possible orphans
    alarms: int = 0  # possible orphans shown to the user, whether there was one or not
    stored: bool = False  # the key store had the token at the kill
    to_zero: float = 0.0  # seconds from the kill until no session lived
    story: str = ""  # of a run that left something


def phase_of(owner, puts):
    """Where the kill met the session, by what the owner had said and what the HMC had seen by then."""
    if owner.has_been("LoggedOff"):
        return "over"
    if owner.has_been("LoggingOff"):
        return "logging off"
    if owner.has_been("LoggedOn"):
        return "stored" if owner.has_been("Stored") else "logged on"
    return "in flight" if puts else "before PUT"


def owner_killed(bench, chance, _number, bound=BOUND):
    """SIGKILL to the owner at a uniformly random moment between its start and its normal end."""
    length = bench.measured()[0]
    puts = bench.hmc.counters()["puts"]
    owner = bench.owner()
    moment = chance.uniform(0, length)
    ended = owner.ended_within(owner.started + moment - time.monotonic())
    killed = time.monotonic()
    kill(owner.pid)
    puts = bench.hmc.counters()["puts"] - puts
    owner.close()
    result = Result("over" if ended else phase_of(owner, puts))
    result.left, to_zero = bench.settle(killed, bound)
    result.to_zero = to_zero or 0.0
    if result.left:
        result.story = f"owner killed after {moment:.4f} s of {length:.4f} s, {result.phase}: {owner.said}"
    return result


def guard_killed(bench, chance, _number):
    """SIGKILL to the guard at a uniformly random moment of its life; the owner lives on to its normal end."""
    length = bench.measured()[1]
    puts = bench.hmc.counters()["puts"]
    owner = bench.owner()
    owner.hear_until("LoggingOn", 30)
    moment = chance.uniform(0, length)
    ended = owner.ended_within(moment)
    guards = [] if ended else owner.guards()
    owner.hear()
    for guard in guards:
        kill(guard)
    puts = bench.hmc.counters()["puts"] - puts
    result = Result(phase_of(owner, puts) if guards else "over")
    return judge_living_owner(bench, owner, result, f"guard killed {moment:.4f} s after LoggingOn")


def judge_living_owner(bench, owner, result, what):
    """The owner goes on to its normal end. What is left then is forgiven where the token was never handed over and the
    user was told so."""
    ended = owner.ended_within(PATIENCE)
    since = time.monotonic()
    owner.close()
    told = "OutcomeUnknown" in owner.outcomes() and not owner.has_been("LoggedOn")
    live, to_zero = bench.settle(since, bound=PATIENCE, known=int(told))
    result.to_zero = to_zero or 0.0
    result.alarms = int("OutcomeUnknown" in owner.outcomes())
    result.announced = min(live, int(told))
    result.left = live - result.announced
    if result.left or not ended:
        result.left = max(result.left, 1)
        result.story = f"{what}, {result.phase}, {live} live, ended: {ended}: {owner.said}"
    return result


def both_killed(bench, chance, _number):
    """SIGKILL to guard and owner at once, in any part of the owner's life. The next start ends every session whose
    token the key store had, as the owner had said; what else stays is shown as a possible orphan."""
    bench.open_key_store()
    spans = bench.spans(LIFE, "--ledger")
    part = chance.randrange(len(spans))
    moment = chance.uniform(0, spans[part])
    puts = bench.hmc.counters()["puts"]
    owner = bench.owner("--ledger")
    if part:
        owner.hear_until(LIFE[part], PATIENCE)
    ended = owner.ended_within(moment)
    for pid in [*owner.guards(), owner.pid]:
        kill(pid)
    for guard in bench.orphans():  # started between the two
        kill(guard)
    puts = bench.hmc.counters()["puts"] - puts
    owner.close()
    result = Result("over" if ended else phase_of(owner, puts), stored=owner.has_been("Stored"))
    begun = time.monotonic()
    report = bench.next_start()
    result.alarms = sum(line[0] == "orphan" for line in report)
    live, _ = bench.settle(begun, known=0 if result.stored else result.alarms)
    result.to_zero = time.monotonic() - begun
    result.announced = 0 if result.stored else min(live, result.alarms)
    result.left = live - result.announced
    if result.left or report[-1:] == [] or report[-1][0] != "totals":
        result.left = max(result.left, 1)
        result.story = f"both killed {moment:.4f} s after {LIFE[part]}, {result.phase}: {owner.said}, {report}"
    return result


FATES = (("drop", 0), ("dropAfter", 0), ("reset", 0), ("truncate", 0), ("status", 503), ("status", 500))


def logoff_faults(bench, chance, number):
    """The same as owner_killed, while three of ten logoffs go wrong, one way or the other."""
    bench.measured()
    bench.hmc.clear_faults()
    bench.hmc.fault(method="PUT", action="none", delayMs=15, delayAfterMs=15)
    for _ in range(12):  # attempts; more than fit into the time
        action, status = chance.choice(FATES) if chance.random() < 0.3 else ("none", 0)
        bench.hmc.fault(method="DELETE", action=action, status=status, times=1)
    result = owner_killed(bench, chance, number, bound=60.0)
    bench.usual_delays()
    return result


STORMS = {"owner": owner_killed, "guard": guard_killed, "both": both_killed, "faults": logoff_faults}
