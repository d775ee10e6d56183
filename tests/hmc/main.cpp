// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/tst_api.h"
#include "hmc/tst_cover.h"
#include "hmc/tst_expiry.h"
#include "hmc/tst_hostile.h"
#include "hmc/tst_invariants.h"
#include "hmc/tst_ledgernotes.h"
#include "hmc/tst_loopback.h"
#include "hmc/tst_parsers.h"
#include "hmc/tst_refusal.h"
#include "hmc/tst_samples.h"
#include "hmc/tst_session.h"
#include "hmc/tst_sessionend.h"
#include "hmc/tst_takeover.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    return hmcscope::test::run<ParsersTest, HostileTest, SamplesTest, SessionTest, SessionEndTest, CoverTest,
                               LedgerNotesTest, ExpiryTest, RefusalTest, RememberedPortTest, InvariantsTest,
                               ApiTest, LoopbackTest, TakeoverTest>(argc, argv);
}
