// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandlinetest.h"

#include "commandline.h"

#include <QTest>

using namespace hmcscope;
using namespace Qt::StringLiterals;
using Verdict = CommandLine::Verdict;

void CommandLineTest::readsOptions()
{
    const QString readable = QCoreApplication::applicationFilePath();
    const CommandLine line =
        readCommandLine({u"hmcscope"_s, u"--hmc"_s, u"[::1]:12443"_s, u"--user=hscroot"_s, u"--ca"_s,
                         readable, u"--appearance"_s, u"dark"_s, u"--demo"_s});
    QCOMPARE(line.verdict, Verdict::Run);
    QCOMPARE(line.address, u"[::1]:12443"_s);
    QCOMPARE(line.user, u"hscroot"_s);
    QCOMPARE(line.caFile, readable);
    QCOMPARE(line.appearance, u"dark"_s);
    QVERIFY(line.demo);
}

void CommandLineTest::readsVerdicts_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QString>("named");
    QTest::addRow("nothing") << QStringList() << Verdict::Run << u""_s;
    QTest::addRow("version") << QStringList{u"--version"_s} << Verdict::Version << u""_s;
    QTest::addRow("help") << QStringList{u"--help"_s} << Verdict::Help << u""_s;
    QTest::addRow("unknown") << QStringList{u"--frobnicate"_s} << Verdict::Misuse << u"frobnicate"_s;
    QTest::addRow("password") << QStringList{u"--password"_s, u"x"_s} << Verdict::Misuse << u"password"_s;
    QTest::addRow("positional") << QStringList{u"hmc01"_s} << Verdict::Misuse << u"hmc01"_s;
    QTest::addRow("no value") << QStringList{u"--hmc"_s} << Verdict::Misuse << u"hmc"_s;
    QTest::addRow("bad port") << QStringList{u"--hmc"_s, u"hmc01:0"_s} << Verdict::Misuse << u"hmc01:0"_s;
    QTest::addRow("scheme") << QStringList{u"--hmc"_s, u"ssh://hmc"_s} << Verdict::Misuse << u"ssh://hmc"_s;
    QTest::addRow("empty hmc") << QStringList{u"--hmc="_s} << Verdict::Misuse << u"HOST"_s;
    QTest::addRow("no ca") << QStringList{u"--ca"_s, u"/nowhere.pem"_s} << Verdict::Misuse
                           << u"/nowhere.pem"_s;
    QTest::addRow("pink") << QStringList{u"--appearance"_s, u"pink"_s} << Verdict::Misuse << u"pink"_s;
}

void CommandLineTest::readsVerdicts()
{
    QFETCH(QStringList, arguments);
    QFETCH(Verdict, verdict);
    QFETCH(QString, named);
    const CommandLine line = readCommandLine(QStringList{u"hmcscope"_s} + arguments);
    QCOMPARE(line.verdict, verdict);
    QVERIFY2(line.problem.contains(named), qPrintable(line.problem));
    QCOMPARE(line.problem.isEmpty(), verdict != Verdict::Misuse);
}

void CommandLineTest::helpNamesEveryOptionAndNoPassword()
{
    const QString help = helpText();
    for (const QString &option :
         {u"--hmc"_s, u"--user"_s, u"--ca"_s, u"--appearance"_s, u"--demo"_s, u"--version"_s, u"--help"_s})
        QVERIFY2(help.contains(option), qPrintable(option));
    QVERIFY(!help.contains(u"--password"_s));
}
