#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The soak of tests/soak over a whole day of virtual time, optimised. Takes the number of hours, 24 by default.
set -euo pipefail
cd "$(dirname "$0")/.."
hours=${1-24}
cmake --preset release -B build/soak -DBUILD_TESTING=ON >/dev/null
ninja -C build/soak tst_soak
HMCSCOPE_SOAK_HOURS=$hours QTEST_FUNCTION_TIMEOUT=7200000 build/soak/tests/tst_soak
