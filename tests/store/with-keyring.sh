#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test program in a home and on a session bus of its own: with-keyring.sh unlocked|absent PROGRAM
#   unlocked: gnome-keyring holds the secrets; the program's plain text must not be found in any file afterwards
#   absent:   a bus without any secret service; no file may be written
set -eu
mode=$1
program=$2

home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
mkdir -m 700 "$home/run" "$home/home"
# An own bus configuration without service files: nothing can be started by a call to its name.
cat > "$home/bus.conf" <<XML
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir=$home/run</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
XML

run() {
    env -i PATH="$PATH" HOME="$home/home" XDG_RUNTIME_DIR="$home/run" LC_ALL=C.UTF-8 HMCSCOPE_KEYRING="$mode" \
        dbus-run-session --config-file="$home/bus.conf" -- "$@"
}

status=0
case $mode in
unlocked)
    run sh -c 'daemon=$(printf "keyring password" | gnome-keyring-daemon --foreground --unlock --components=secrets \
                   >/dev/null 2>&1 & echo $!)
               result=0; "$1" || result=$?; kill "$daemon"; exit $result' sh "$program" || status=$?
    ;;
absent)
    run "$program" || status=$?
    written=$(find "$home/home" -type f)
    [ -z "$written" ] || { echo "FAIL: written without a key store: $written"; status=1; }
    ;;
*)
    echo "usage: with-keyring.sh unlocked|absent PROGRAM" >&2
    exit 2
    ;;
esac
if grep -rl "sesame-open" "$home/home"; then
    echo "FAIL: a password stands in a file"
    status=1
fi
exit $status
