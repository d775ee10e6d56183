# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034  # the lists are for the scripts that source this file
# What Debian 12 needs for what, and how it is installed. Sourced by try.sh, tests/run.sh and the gates.

packages_build=(g++ cmake ninja-build qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev qtkeychain-qt6-dev
    libcurl4-openssl-dev libssl-dev libsimdjson-dev zlib1g-dev libsecret-1-0 ca-certificates)
# A screen that is nobody's: X server, window manager, accessibility bus, keys and clicks, pictures.
packages_screen=(xvfb openbox xdotool wmctrl x11-utils imagemagick dbus at-spi2-core gir1.2-atspi-2.0 python3-gi)
packages_test=("${packages_screen[@]}" gnome-keyring strace ccache mold git)
packages_gates=(clang-tidy-19 clazy cppcheck shellcheck codespell)
packages_fuzz=(clang-19 libclang-rt-19-dev)

started=$SECONDS

say() { printf '%s\n' "$*"; }

fail() {
    printf '\n%s: %s\n' "${0##*/}" "$1" >&2
    exit "${2:-1}"
}

# step WORDS COMMAND...: says what is done and how long it took; a failure ends the script with the command's code.
step() {
    local words=$1 begin=$SECONDS code=0
    shift
    say "==> $words"
    "$@" || code=$?
    if [ "$code" -ne 0 ]; then
        fail "$words: failed with code $code after $((SECONDS - begin)) s" "$code"
    fi
    say "    $words: $((SECONDS - begin)) s (total $((SECONDS - started)) s)"
}

is_debian_12() {
    # shellcheck disable=SC1091
    [ -r /etc/os-release ] && [ "$(. /etc/os-release && echo "${ID-}-${VERSION_ID-}")" = debian-12 ]
}

missing_packages() {
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || echo "$package"
    done
}

# install_packages PACKAGE...: installs what is missing; as root, or with sudo for apt alone.
install_packages() {
    local -a missing as_root=()
    if ! is_debian_12; then
        fail "this script supports Debian 12 (bookworm) only. On another system install the counterparts of
  $*
(Qt 6.4 or later, CMake 3.25 or later, a C++20 compiler) and run the same command with --no-install." 3
    fi
    mapfile -t missing < <(missing_packages "$@")
    if [ "${#missing[@]}" -eq 0 ]; then
        say "    nothing is missing"
        return
    fi
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || fail "these packages are missing, and there is neither root nor sudo to install them:
  ${missing[*]}
As root: apt-get install --no-install-recommends ${missing[*]}" 3
        as_root=(sudo)
    fi
    say "    installing ${missing[*]}"
    "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 -qq update || return
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 -qq -y \
        --no-install-recommends install "${missing[@]}" >/dev/null
}

# build_preset PRESET: configures where needed and builds. Run from the top of the source.
build_preset() {
    local -a quiet=(--quiet)
    [ ! -t 1 ] || quiet=() # a person sees how far it is
    cmake --preset "$1" >/dev/null && cmake --build --preset "$1" -- "${quiet[@]}"
}
