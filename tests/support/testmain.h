// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTest>

namespace hmcscope::test {

template <typename Test>
int runOne(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

/// Runs several test classes in one program: a program is dearer to link than a class. With arguments for
/// QtTest (a function's name), every class gets them.
template <typename... Tests>
int run(int argc, char **argv)
{
    return (runOne<Tests>(argc, argv) + ...);
}

} // namespace hmcscope::test
