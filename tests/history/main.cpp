// SPDX-License-Identifier: GPL-3.0-or-later
#include "history/tst_envelope.h"
#include "history/tst_memoryhistory.h"

#include <QCoreApplication>
#include <QTest>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    hmcscope::test::MemoryHistoryTest memoryHistory;
    hmcscope::test::EnvelopeTest envelope;
    return QTest::qExec(&memoryHistory, argc, argv) + QTest::qExec(&envelope, argc, argv);
}
