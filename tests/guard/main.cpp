// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard/adoptiontest.h"
#include "guard/answertest.h"
#include "guard/framestest.h"
#include "guard/isolationtest.h"
#include "guard/leavingtest.h"
#include "guard/logofftest.h"
#include "guard/logontest.h"
#include "guard/logonxmltest.h"
#include "guard/patiencetest.h"
#include "guard/threadtest.h"
#include "guard/trusttest.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    using namespace hmcscope::test;
    return run<FramesTest, AnswerTest, PatienceTest, LogonXmlTest, ThreadTest, LogonTest, TrustTest,
               LogoffTest, AdoptionTest, LeavingTest, IsolationTest>(argc, argv);
}
