#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills owners and guards of sessions and counts what is left on the simulated HMC.

    torture.py [--runs N] [--seed S] [--storm NAME]... [--jobs N] BIN_FOLDER

    owner        SIGKILL to the owner at a random moment
    guard        SIGKILL to the guard at a random moment, the owner lives on
    both         to both at once, a tenth of the runs; then the next start of the program, with a real key store
    faults       as owner, a third of the runs, while three of ten logoffs fail
    guard-calls  SIGKILL at the system calls of a guard, all of them if the runs suffice; the owner lives on
    owner-calls  the same for an owner
    walks        a step for each run, 1,000 of them to a walk: connect, disconnect, window, close, crash, fault, clock
                 jump; then the ledger's totals must be those of the HMC

Ends with the line `left behind: X of N`; exit code 1 where something was left that the user was not told of.
"""
import argparse
import concurrent.futures
import multiprocessing.util
import pathlib
import random
import signal
import sys
import time

import positions
import storms
import walks
from bench import Bench

ALL = {**storms.STORMS, **walks.STORMS, **{name: run for name, (_, run) in positions.WATCHED.items()}}
STEPS = 1000  # of a walk
COLUMNS = (*storms.PHASES, "killed")

bench = None


def begin(bin_folder):
    global bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    bench = Bench(bin_folder)
    multiprocessing.util.Finalize(bench, bench.close, exitpriority=10)


def one(order):
    storm, seed, which = order
    return ALL[storm](bench, random.Random(f"{seed}/{storm}/{which}"), which)


def orders(storm, runs, seed, bin_folder):
    """Which runs: numbers, or positions of a recorded run. What waits by its nature is repeated less often."""
    if storm == "walks":
        return [(storm, seed, (number, min(runs, STEPS))) for number in range(max(1, runs // STEPS))]
    if storm not in positions.WATCHED:
        return [(storm, seed, number) for number in range(max(1, runs // {"faults": 3, "both": 10}.get(storm, 1)))]
    recorder = Bench(bin_folder)
    try:
        found = positions.record(recorder, positions.WATCHED[storm][0])
    finally:
        recorder.close()
    print(f"  {storm}: {len(found)} positions in the recorded run", flush=True)
    chosen = found if runs >= len(found) else sorted(random.Random(seed).sample(found, max(1, runs)))
    return [(storm, seed, position) for position in chosen]


def rage(pool, storm, todo):
    begun = time.monotonic()
    results = []
    for result in pool.map(one, todo):
        results.append(result)
        if result.story:
            print(f"  {result.story}", flush=True)
    orphaned = [f"{which[0]} #{which[1]}" for (_, _, which), result in zip(todo, results)
                if storm in positions.WATCHED and result.announced]
    if orphaned:
        print(f"  {storm}: a session stayed and was announced at {', '.join(orphaned)}")
    if storm == "both":
        print(f"  {rates(results)}")
    print(f"  {storm}: {len(todo)} runs in {time.monotonic() - begun:.0f} s", flush=True)
    return results


def rates(results):
    stored = [result for result in results if result.stored]
    real = sum(result.announced for result in results)
    return (f"both: {real} of {len(results)} runs ({real / len(results):.1%}) left a session, announced; "
            f"in {len(stored)} runs the key store had the token: {sum(result.left for result in stored)} left")


def table(found):
    head = ("storm", "runs", *COLUMNS, "worst to zero", "possible orphans shown", "of them real", "left behind")
    rows = [head]
    for storm, results in found.items():
        rows.append((storm, str(len(results)),
                     *(str(sum(r.phase == phase for r in results)) for phase in COLUMNS),
                     f"{max(r.to_zero for r in results):.3f} s", str(sum(r.alarms for r in results)),
                     str(sum(r.announced for r in results)), str(sum(r.left for r in results))))
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    lines = ["| " + " | ".join(cell.rjust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    lines.insert(1, "|" + "|".join("-" * (width + 1) + ":" for width in widths) + "|")
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description="Kills owners and guards, and counts what is left on the HMC.")
    parser.add_argument("--runs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(1_000_000))
    parser.add_argument("--storm", action="append", choices=sorted(ALL))
    parser.add_argument("--jobs", type=int, default=3)
    parser.add_argument("bin_folder", type=pathlib.Path)
    options = parser.parse_args()
    bin_folder = options.bin_folder.resolve()
    print(f"seed {options.seed}", flush=True)
    todo = {storm: orders(storm, options.runs, options.seed, bin_folder) for storm in options.storm or ALL}
    found = {}
    with concurrent.futures.ProcessPoolExecutor(options.jobs, initializer=begin,
                                                initargs=(bin_folder,)) as pool:
        for storm in todo:
            found[storm] = rage(pool, storm, todo[storm])
    print(table(found))
    left = sum(result.left for results in found.values() for result in results)
    print(f"left behind: {left} of {sum(map(len, found.values()))}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
