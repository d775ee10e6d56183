#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 to HMC Scope on a simulated HMC, in one command.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/packages.sh
. installer/packages.sh

usage() {
    cat <<'END'
Usage: installer/try.sh [--build-only] [--no-install] [--headless]
Installs what is missing, builds HMC Scope and opens it on a simulated HMC. Nothing is remembered of it.
  --build-only   stop after the build
  --no-install   do not look at the packages of this system
  --headless     do not use the display even where there is one
Where there is no display, the program runs on a virtual one and leaves a screenshot.
END
}

build_only=no install=yes headless=no
[ -n "${DISPLAY-}${WAYLAND_DISPLAY-}" ] || headless=yes
for argument in "$@"; do
    case $argument in
        --build-only) build_only=yes ;;
        --no-install) install=no ;;
        --headless) headless=yes ;;
        --help | -h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done

needed=("${packages_build[@]}")
if [ "$build_only" = no ] && [ "$headless" = yes ]; then
    needed+=("${packages_screen[@]}")
fi
[ "$install" = no ] || step "packages" install_packages "${needed[@]}"
step "build (a few minutes the first time)" build_preset release
[ "$build_only" = no ] || exit 0

if [ "$headless" = yes ]; then
    say "There is no display: the demo runs on a virtual one and is photographed."
    step "demo" /usr/bin/python3 tests/whole/photograph.py --bin build/release/bin \
        --output build/release/hmcscope-demo.png
    say "Screenshot: $PWD/build/release/hmcscope-demo.png"
else
    say "==> opening HMC Scope on a simulated HMC; close its window to end"
    exec build/release/bin/hmcscope --demo
fi
