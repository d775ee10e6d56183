#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# HMC Scope against its aims: a table of ratios, the last line of which is "aims: N met, M missed". The exit code says
# whether everything could be measured. How to read it stands in README.md, "How fast".
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/packages.sh
. installer/packages.sh

usage() {
    cat <<'END'
Usage: tests/bench.sh [--short] [--only start|fleet|parsing|export|charts] [--no-install]
Installs what is missing, builds the preset release and measures it without a display, for some ten minutes.
  --short        fewer rounds
  --only GROUP   these rows alone
  --no-install   do not look at the packages of this system
The table is written to build/bench/bench.json too.
END
}

install=yes
options=()
while [ $# -gt 0 ]; do
    case $1 in
        --short) options+=(--short) ;;
        --only) options+=(--only "${2-}") && shift ;;
        --no-install) install=no ;;
        --help | -h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done

build_bench() {
    local -a quiet=(--quiet)
    [ ! -t 1 ] || quiet=()
    cmake --preset release -B build/bench -DBUILD_TESTING=ON >/dev/null && ninja -C build/bench "${quiet[@]}" bench_ratios
}

[ "$install" = no ] || step "packages" install_packages "${packages_build[@]}"
step "build (a few minutes the first time)" build_bench
say "==> measuring; nothing else should run"
exec build/bench/tests/bench_ratios --json build/bench/bench.json "${options[@]}"
