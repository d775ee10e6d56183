// SPDX-License-Identifier: GPL-3.0-or-later

// Every fault on every generation of HMC: the sentence, the logons and logoffs, the sessions left, the wait.
// All trials run in one event loop; the functions of the test then look at what came of each.

#include "faults/cases.h"
#include "faults/table.h"
#include "guard/guardharness.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLocale>
#include <QMetaEnum>
#include <QTest>

#include <memory>
#include <vector>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

/// Trials that need the processor at the same time; those that wait for a limit need none of it.
constexpr int mostAtOnce = 6;
constexpr int allMs = 170'000;

QString nameOf(Generation generation)
{
    return QString::fromLatin1(QMetaEnum::fromType<Generation>().valueToKey(int(generation)));
}

QString wordsOf(Limit limit)
{
    return limit == Limit::None ? u"none"_s : QString::number(limitMs(limit) / 1000) + u" s"_s;
}

QString liveOf(const Trial &trial)
{
    const QString live = QString::number(trial.counters().live);
    return trial.endedByAdministrator == 0 ? live
                                           : live + u" (administrator: %1)"_s.arg(trial.endedByAdministrator);
}

/// Guards of trials in which the HMC never answered again: they would go on for a day.
void endGuards()
{
    for (const pid_t guard : runningGuards())
        ::kill(guard, SIGKILL);
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private:
    void startNext();

    std::vector<std::unique_ptr<Trial>> m_trials;
    std::vector<Trial *> m_waiting;
    int m_running = 0;
    int m_open = 0;

private Q_SLOTS:
    void initTestCase();
    void trial_data();
    void trial();
    void theGuideTellsTheSame();
    void cleanupTestCase() { endGuards(); }
};

void FaultsTest::initTestCase()
{
    QLocale::setDefault(QLocale::c());
    const QList<Case> cases = reachingCases() + logonCases() + endingCases() + underwayCases() +
                              keyStoreCases() + monitoringCases() + answerCases();
    const QString only = qEnvironmentVariable("HMCSCOPE_ONLY_FAULT");
    for (const Case &one : cases) {
        if (!one.name.contains(only))
            continue;
        for (const Generation generation :
             {Generation::V8, Generation::V9, Generation::V10, Generation::V11}) {
            m_trials.push_back(std::make_unique<Trial>(one, generation));
            Trial *trial = m_trials.back().get();
            const bool waits = one.limit != Limit::None;
            connect(trial, &Trial::finished, this, [this, waits] {
                --m_open;
                m_running -= waits ? 0 : 1;
                startNext();
            });
            ++m_open;
            if (waits)
                QMetaObject::invokeMethod(trial, &Trial::start, Qt::QueuedConnection);
            else
                m_waiting.push_back(trial);
        }
    }
    startNext();
    (void)QTest::qWaitFor([this] { return m_open == 0; }, allMs); // trial() tells of those that did not end
}

void FaultsTest::startNext()
{
    while (m_running < mostAtOnce && !m_waiting.empty()) {
        ++m_running;
        Trial *next = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        next->start();
    }
}

void FaultsTest::trial_data()
{
    QTest::addColumn<Trial *>("trial");
    for (const auto &trial : m_trials)
        QTest::addRow("%s: %s: %s", qPrintable(nameOf(trial->generation)), qPrintable(trial->given.subject),
                      qPrintable(trial->given.name))
            << trial.get();
}

void FaultsTest::trial()
{
    QFETCH(Trial *, trial);
    QVERIFY2(trial->problem.isEmpty(), qPrintable(trial->problem));
    QVERIFY(trial->hasFinished());
    QCOMPARE(trial->outcome, trial->given.outcome);
    QVERIFY2(trial->sentence.contains(trial->given.says), qPrintable(trial->sentence));
    QCOMPARE(trial->counters().puts, trial->given.puts);
    QCOMPARE(trial->counters().deletes, trial->given.deletes);
    QCOMPARE(trial->counters().live, 0);
    QVERIFY2(trial->waitedMs >= limitMs(trial->given.limit) * 9 / 10,
             qPrintable(QString::number(trial->waitedMs)));
}

/// With HMCSCOPE_UPDATE_FAULTS in the environment the guide is written anew.
void FaultsTest::theGuideTellsTheSame()
{
    QList<Finding> findings;
    for (const auto &trial : m_trials)
        findings.append({trial->given.subject, trial->given.name, nameOf(trial->generation), trial->sentence,
                         trial->counters().puts, trial->counters().deletes, liveOf(*trial),
                         wordsOf(trial->given.limit)});
    const QByteArray made = guideOf(findings);
    QVERIFY(write(QDir(QCoreApplication::applicationDirPath()).filePath(u"faults.md"_s), made));
    const QString guide = QStringLiteral(HMCSCOPE_GUIDE "/faults.md");
    if (qEnvironmentVariableIsSet("HMCSCOPE_UPDATE_FAULTS"))
        QVERIFY(write(guide, made));
    const QString difference = differenceOf(contentOf(guide), made);
    QVERIFY2(
        contentOf(guide) == made,
        qPrintable(u"resources/guide/faults.md is out of date; tests/faults/update.sh makes it anew\n"_s +
                   difference));
}

} // namespace hmcscope::test

QTEST_GUILESS_MAIN(hmcscope::test::FaultsTest)
#include "tst_faults.moc"
