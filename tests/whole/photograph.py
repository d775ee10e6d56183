#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the demo on a virtual screen, waits for live charts, photographs the window and closes it."""
import argparse
import pathlib
import sys

sys.dont_write_bytecode = True
from driver import Program  # noqa: E402
from orphans import descendants, runs  # noqa: E402
from processes import until  # noqa: E402
from screen import Screen  # noqa: E402

CHARTS = ("Power chart", "Temperature chart", "SSP I/O chart")


def live(program):
    """Whether every chart says what its newest sample is, and the session chip who is connected."""
    state = program.find(name="Session state").description
    return state.lower().startswith("connected") and all(
        "newest at" in program.find(name=chart).description for chart in CHARTS)


def photograph(screen, program, output, seconds):
    program.shown(seconds)
    until(lambda: live(program), "live charts in the demo", seconds)
    print("    " + program.find(name="Session state").description)
    for chart in CHARTS:
        print(f"    {chart}: {program.find(name=chart).description}")
    screen.photograph(next(iter(program.windows())), output)
    companions = descendants(program.pid)
    program.close_window()
    code = program.ended()
    assert code == 0, f"the program ended with {code}: {program.log()}"
    # The simulated HMC ends by itself as soon as no session is left, and after 10 s at the latest.
    until(lambda: not any(runs(pid) for pid in companions), "the session to be logged off", 8)
    print("    closed through the window manager; the session was logged off, no process is left")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bin", required=True, help="folder of hmcscope")
    parser.add_argument("--output", required=True, help="the picture, PNG")
    parser.add_argument("--appearance", choices=("light", "dark"), default="light")
    parser.add_argument("--seconds", type=float, default=60, help="patience for the first charts")
    arguments = parser.parse_args()
    screen = Screen()
    try:
        program = Program(screen, [pathlib.Path(arguments.bin).resolve() / "hmcscope", "--demo", "--appearance",
                                   arguments.appearance])
        photograph(screen, program, pathlib.Path(arguments.output).resolve(), arguments.seconds)
    finally:
        screen.close()


if __name__ == "__main__":
    main()
