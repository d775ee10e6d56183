// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/answerstest.h"
#include "simulator/curvestest.h"
#include "simulator/dialecttest.h"
#include "simulator/errorstest.h"
#include "simulator/faultstest.h"
#include "simulator/programtest.h"
#include "simulator/sessionstest.h"
#include "simulator/transporttest.h"
#include "support/testmain.h"

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    return hmcscope::test::run<AnswersTest, SessionsTest, FaultsTest, DialectTest, ErrorsTest, TransportTest,
                               CurvesTest, ProgramTest>(argc, argv);
}
