#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes resources/guide/faults.md anew from what the tests find. Takes the build folder, build/dev by default.
set -euo pipefail
cd "$(dirname "$0")/../.."
build=${1-build/dev}
ninja -C "$build" tst_faults
HMCSCOPE_UPDATE_FAULTS=1 QT_QPA_PLATFORM=offscreen "$build/tests/tst_faults"
