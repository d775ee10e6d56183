// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/tst_bounds.h"
#include "http/tst_endpoint.h"
#include "http/tst_inspection.h"
#include "http/tst_keepalive.h"
#include "http/tst_peers.h"
#include "http/tst_pinning.h"
#include "http/tst_rate.h"
#include "http/tst_replies.h"
#include "http/tst_transport.h"
#include "http/tst_turnstile.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<TestEndpoint, TestReplies, TestTransport, TestTurnstile, TestKeepAlive, TestBounds, TestPeers,
               TestPinning, TestInspection, TestRate>(argc, argv);
}
