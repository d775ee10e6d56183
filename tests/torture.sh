#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Kills owners and guards of sessions, thousands of times, and counts what is left on the simulated HMC. Builds the preset
# dev, prints a seed that repeats the run and a table, and ends with the line "left behind: X of N".
#   tests/torture.sh [--runs N] [--seed S] [--storm NAME]... [--jobs N]       storms: see tests/torture/torture.py
# Exit code 1 where a session was left that the user was not told of.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset dev >/dev/null
ninja -C build/dev --quiet torture
exec /usr/bin/python3 -B tests/torture/torture.py "$@" build/dev/bin
