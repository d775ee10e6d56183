#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes the pictures of README and guide as the program shows them on a virtual screen, light and dark: the demo, and
# against a simulated HMC every view and state, at one and at two pixels to the point.
set -euo pipefail
cd "$(dirname "$0")/../.."
bin=${1:-build/release/bin}
for appearance in light dark; do
    /usr/bin/python3 -B tests/whole/photograph.py --bin "$bin" --appearance "$appearance" \
        --output "resources/guide/window-$appearance.png"
    for scale in 1 2; do
        /usr/bin/python3 -B tests/whole/pictures.py --bin "$bin" --appearance "$appearance" --scale "$scale" \
            --output resources/guide/pictures
    done
done
du -sh resources/guide/pictures
