// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wire format between window and guard: std only. Any change here changes the build id.
