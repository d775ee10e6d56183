#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# From a fresh Debian 12 to a test run, in one command. Ends with ctest's summary and its exit code.
set -euo pipefail
cd "$(dirname "$0")/.."
# shellcheck source=installer/packages.sh
. installer/packages.sh

usage() {
    cat <<'END'
Usage: tests/run.sh [--preset dev|asan] [--locale NAME] [--no-install] [-- CTEST OPTIONS]
Installs what is missing, builds the preset (dev) and runs the whole suite without a display.
  --locale NAME   runs the suite under this locale, e.g. de_DE.UTF-8, installing it where it is missing
  --no-install    do not look at the packages of this system
END
}

preset=dev locale='' install=yes
while [ $# -gt 0 ]; do
    case $1 in
        --preset) preset=${2-} && shift ;;
        --locale) locale=${2-} && shift ;;
        --no-install) install=no ;;
        --help | -h) usage && exit 0 ;;
        --) shift && break ;;
        *) usage >&2 && exit 2 ;;
    esac
    shift
done
case $preset in dev | asan) ;; *) usage >&2 && exit 2 ;; esac

# The locale is one of the system's (not one found by LOCPATH: there glibc itself leaks, which the sanitizers report) and
# must be seen to hold before it may vouch for anything.
check_locale() {
    case $locale in
        de_*)
            [ "$(LC_ALL=$locale printf '%.1f' 1,5)" = 1,5 ] \
                || fail "the locale $locale did not take: printf does not write a decimal comma" ;;
        *) LC_ALL=$locale locale charmap >/dev/null 2>&1 || fail "the locale $locale did not take" ;;
    esac
    export LC_ALL=$locale
}

# The suite sees no display, no session bus and no home of the user who runs it.
run_suite() {
    local private code=0
    private=$(mktemp -d -t hmcscope-tests.XXXXXX)
    mkdir -m 0700 "$private"/{home,run,config,data,cache,state}
    env -u DISPLAY -u WAYLAND_DISPLAY -u XAUTHORITY -u DBUS_SESSION_BUS_ADDRESS -u SSLKEYLOGFILE \
        HOME="$private/home" XDG_RUNTIME_DIR="$private/run" XDG_CONFIG_HOME="$private/config" \
        XDG_DATA_HOME="$private/data" XDG_CACHE_HOME="$private/cache" XDG_STATE_HOME="$private/state" \
        TZ=UTC LC_ALL="${LC_ALL:-C.UTF-8}" ctest --preset "$preset" -j2 "$@" || code=$?
    rm -rf "$private"
    return "$code"
}

needed=("${packages_build[@]}" "${packages_test[@]}")
[ -z "$locale" ] || needed+=(locales-all)
[ "$install" = no ] || step "packages" install_packages "${needed[@]}"
[ -z "$locale" ] || step "locale $locale" check_locale
step "build of preset $preset" build_preset "$preset"
say "==> tests of preset $preset${locale:+ under $locale}"
run_suite "$@"
