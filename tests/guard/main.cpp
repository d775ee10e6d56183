// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/framestest.h"
#include "guard/isolationtest.h"
#include "guard/leavingtest.h"
#include "guard/logofftest.h"
#include "guard/logontest.h"
#include "guard/logonxmltest.h"
#include "guard/trusttest.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<FramesTest, LogonXmlTest, LogonTest, TrustTest, LogoffTest, LeavingTest, IsolationTest>(argc,
                                                                                                       argv);
}
