// SPDX-License-Identifier: GPL-3.0-or-later
// The guard of one session on one HMC. It alone speaks logon and logoff, so that a session ends with its
// window however the window ends: a closed pipe, at any moment, leads to the logoff.
#include "guard/frames.h"
#include "guard/guarding.h"
#include "guard/hardening.h"

#include <cstdio>

#include <unistd.h>

using namespace hmcscope::guard;

int main()
{
    if (!isSocket(pipeDescriptor)) {
        std::fputs("hmcscope-guard is started by hmcscope; it has nothing to do by itself.\n", stderr);
        return 2;
    }
    harden(pipeDescriptor);
    guardOneSession(pipeDescriptor);
    ::_exit(0); // nothing is left to tidy, and exit handlers of libraries must not hold us back
}
