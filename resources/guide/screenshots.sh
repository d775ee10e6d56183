#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of the README: the demo, light and dark, as the program shows it on a virtual screen.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=${1:-build/release/bin}
for appearance in light dark; do
    /usr/bin/python3 -B tests/whole/photograph.py --bin "$bin" --appearance "$appearance" \
        --output "resources/guide/window-$appearance.png"
done
