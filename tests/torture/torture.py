#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills owners and guards of sessions and counts what is left on the simulated HMC.

    torture.py [--runs N] [--seed S] [--storm NAME]... [--jobs N] BIN_FOLDER

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

import storms
from bench import Bench

bench = None


def begin(bin_folder):
    global bench
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    bench = Bench(bin_folder)
    multiprocessing.util.Finalize(bench, bench.close, exitpriority=10)


def one(order):
    return storms.run(bench, *order)


def share(storm, runs):
    """How many of the runs a storm gets: what waits for timers by its nature is repeated less often."""
    return max(1, runs // {"faults": 3, "both": 10}.get(storm, 1))


def rage(pool, storm, runs, seed):
    begun = time.monotonic()
    results = []
    for result in pool.map(one, [(storm, seed, number) for number in range(runs)]):
        results.append(result)
        if result.story:
            print(f"  {result.story}", flush=True)
    print(f"  {storm}: {runs} runs in {time.monotonic() - begun:.0f} s", flush=True)
    return results


def table(found):
    head = ("storm", "runs", *storms.PHASES, "worst to zero", "possible orphans shown", "of them real", "left behind")
    rows = [head]
    for storm, results in found.items():
        rows.append((storm, str(len(results)),
                     *(str(sum(r.phase == phase for r in results)) for phase in storms.PHASES),
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
    parser.add_argument("--storm", action="append", choices=sorted(storms.STORMS))
    parser.add_argument("--jobs", type=int, default=3)
    parser.add_argument("bin_folder", type=pathlib.Path)
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    found = {}
    with concurrent.futures.ProcessPoolExecutor(options.jobs, initializer=begin,
                                                initargs=(options.bin_folder.resolve(),)) as pool:
        for storm in options.storm or storms.STORMS:
            found[storm] = rage(pool, storm, share(storm, options.runs), options.seed)
    print(table(found))
    left = sum(result.left for results in found.values() for result in results)
    print(f"left behind: {left} of {sum(map(len, found.values()))}")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
