// SPDX-License-Identifier: GPL-3.0-or-later
#include "notestest.h"

#include "shownboard.h"
#include "spans.h"

#include "charts/notedialog.h"
#include "support/accessiblenames.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;

namespace {

NoteDialog *dialogOf(Shown &shown)
{
    return shown.board.findChild<NoteDialog *>();
}

/// Types a note at the crosshair of the power chart and saves it.
void noteHere(Shown &shown, const QString &text)
{
    QTest::keyClick(shown.chart(powerChart), Qt::Key_N);
    NoteDialog *dialog = dialogOf(shown);
    QVERIFY(dialog);
    named<QLineEdit>(dialog, u"Text of the note"_s)->setText(text);
    dialog->accept();
    QTRY_VERIFY(!dialogOf(shown));
    QCoreApplication::processEvents();
}

Note editedNote(const QSignalSpy &edited)
{
    return edited.isEmpty() ? Note() : edited.last().at(1).value<Note>();
}

} // namespace

void NotesTest::textIsOnePlainLine_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("kept");
    QTest::addRow("plain") << u"fan replaced"_s << u"fan replaced"_s;
    QTest::addRow("lines") << u" two\nlines\t"_s << u"two lines"_s;
    QTest::addRow("control") << (u"a"_s + QChar(7) + u'b') << u"ab"_s;
    QTest::addRow("direction") << (u"a"_s + QChar(0x202e) + u'b' + QChar(0x2066)) << u"ab"_s;
    QTest::addRow("markup") << u"<b>x</b>"_s << u"<b>x</b>"_s;
    QTest::addRow("long") << QString(500, u'x') << QString(120, u'x');
    QTest::addRow("half a character")
        << QString(QString(119, u'x') + QString::fromUcs4(U"\U0001F600")) << QString(119, u'x');
    QTest::addRow("nothing") << u" \u200e "_s << QString();
}

void NotesTest::textIsOnePlainLine()
{
    QFETCH(QString, typed);
    QTEST(noteText(typed), "kept");
}

void NotesTest::notesAreBoundedAndOrdered()
{
    QList<Note> notes;
    for (int i = 250; i > 0; --i)
        notes = withNote(notes, {i * minute, QString::number(i)});
    QCOMPARE(notes.size(), mostNotes);
    QCOMPARE(notes.last(), (Note{250 * minute, u"250"_s})); // the oldest have given way
    QVERIFY(std::is_sorted(notes.begin(), notes.end(),
                           [](const Note &a, const Note &b) { return a.utcMs < b.utcMs; }));
    notes = withNote(notes, {250 * minute, u"again"_s});
    QCOMPARE(notes.last().text, u"again"_s);
    notes = withNote(notes, {250 * minute, u"  "_s});
    QCOMPARE(notes.last().utcMs, 249 * minute);
}

void NotesTest::textsReadBack()
{
    const QList<Note> notes{{now, u"one 1, two"_s}, {now + 1, u"x"_s}};
    QCOMPARE(notesFrom(textsOf(notes)), notes);
    QCOMPARE(notesFrom({u"nonsense"_s, u"-5 x"_s, u"12"_s, QString()}), QList<Note>());
}

void NotesTest::aKeyAsksForANote()
{
    Shown shown;
    QSignalSpy edited(&shown.board, &ChartBoard::noteEdited);
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Left);
    QTest::keyClick(shown.chart(powerChart), Qt::Key_Left);
    noteHere(shown, u"fan\nreplaced"_s);
    QCOMPARE(edited.size(), 1);
    QCOMPARE(editedNote(edited), (Note{now - processedCadenceMs, u"fan replaced"_s}));
    for (const QString &name : allCharts)
        QCOMPARE(shown.chart(name)->content().notes.size(), 1);
}

void NotesTest::theNoteIsEditedAndDeleted()
{
    Shown shown;
    shown.board.setNotes({{now - minute, u"old"_s}});
    QSignalSpy edited(&shown.board, &ChartBoard::noteEdited);
    for (int i = 0; i < 3; ++i)
        QTest::keyClick(shown.chart(powerChart), Qt::Key_Left);
    QTest::keyClick(shown.chart(powerChart), Qt::Key_N);
    QCOMPARE(named<QLineEdit>(dialogOf(shown), u"Text of the note"_s)->text(), u"old"_s);
    dialogOf(shown)->reject();
    QTRY_VERIFY(!dialogOf(shown));
    QCOMPARE(edited.size(), 0);
    noteHere(shown, u"new"_s);
    QCOMPARE(editedNote(edited), (Note{now - minute, u"new"_s}));
    QTest::keyClick(shown.chart(powerChart), Qt::Key_N);
    named<QPushButton>(dialogOf(shown), u"Delete note"_s)->click();
    QTRY_COMPARE(edited.size(), 2);
    QVERIFY(editedNote(edited).text.isEmpty());
}

void NotesTest::notesAreReachedByKeyAndSaid()
{
    Shown shown;
    MetricChart *chart = shown.chart(powerChart);
    const QImage before = chart->grab().toImage();
    shown.board.setNotes({{now - 60 * minute, u"<b>first</b>"_s}, {now - 10 * minute, u"second"_s}});
    QCoreApplication::processEvents();
    QVERIFY(chart->grab().toImage() != before);
    QVERIFY2(
        chart->accessibleDescription().contains(u"Notes: 14:00:00 CET <b>first</b>; 14:50:00 CET second."_s),
        qPrintable(chart->accessibleDescription()));
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now - 10 * minute));
    QTest::keyClick(chart, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(chart->crosshair(), std::optional<qint64>(now - 60 * minute));
    QTRY_VERIFY2(chart->accessibleDescription().contains(u"Note here: <b>first</b>."_s),
                 qPrintable(chart->accessibleDescription()));
}

void NotesTest::theMenuOffersTheSame()
{
    Shown shown;
    shown.board.setNotes({{now - 60 * minute, u"old"_s}});
    QCoreApplication::processEvents();
    QSignalSpy edited(&shown.board, &ChartBoard::noteEdited);
    MetricChart *chart = shown.chart(powerChart);
    QTest::keyClick(chart, Qt::Key_Left, Qt::ControlModifier);
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(chart->viewport(), &wanted);
    const auto *menu = shown.board.findChild<QMenu *>();
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 3);
    menu->actions().at(1)->trigger();
    QCOMPARE(edited.size(), 1);
    QVERIFY(editedNote(edited).text.isEmpty());
    QVERIFY(shown.board.noteAction()->isEnabled());
    shown.board.showSystems({});
    QVERIFY(!shown.board.noteAction()->isEnabled());
}

void NotesTest::ofSeveralSystemsOneIsChosen()
{
    Shown shown;
    ManagedSystem other = believableSystem();
    other.uuid = u"u2"_s;
    other.name = u"other"_s;
    shown.board.showSystems(
        {{&shown.history, believableSystem(), u"hmc1"_s}, {&shown.history, other, u"hmc1"_s}});
    QSignalSpy edited(&shown.board, &ChartBoard::noteEdited);
    QTest::keyClick(shown.chart(powerChart), Qt::Key_N);
    dialogOf(shown)->findChild<QComboBox *>()->setCurrentIndex(1);
    named<QLineEdit>(dialogOf(shown), u"Text of the note"_s)->setText(u"x"_s);
    dialogOf(shown)->accept();
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.last().first().toInt(), 1);
    QTRY_COMPARE(shown.chart(sspChart)->content().notes.value(0).text, u"other: x"_s);
}

void NotesTest::notesAreExported()
{
    Shown shown;
    const QImage before = shown.board.picture(ChartKind::Power, 1.0);
    shown.board.setNotes({{now - 10 * minute, u"=swap, \"B\""_s}, {now - 3 * twoHours, u"outside"_s}});
    QVERIFY(shown.board.picture(ChartKind::Power, 1.0) != before);
    QVERIFY(shown.board.svg(ChartKind::Power).contains("=swap"));
    const QByteArray note =
        "2026-11-23T13:50:00+00:00,<b>x</b>&%1,9009-42A*21F64EV,,\"'=swap, \"\"B\"\"\",note,,";
    const QByteArray csv = csvChart(shown.board.shown(ChartKind::Power), {});
    const qsizetype place = csv.indexOf(note + ",shown,,,,,,\r\n");
    QVERIFY2(place > 0, csv.right(300).constData());
    QVERIFY(csv.indexOf("2026-11-23T13:50:00+00:00,") < place); // behind the sample of its moment
    QVERIFY(place < csv.indexOf("2026-11-23T13:50:30+00:00,"));
    QVERIFY(!csv.contains("outside"));
    const QByteArray held = csvDocument(shown.board.held(), {});
    QVERIFY(held.contains(note + "\r\n") && held.contains("outside"));
    QVERIFY(held.startsWith("time,system,mtms,source,sensor,metric,value,unit\r\n"));
}

void NotesTest::anotherSystemHasNone()
{
    Shown shown;
    shown.board.setNotes({{now - minute, u"old"_s}});
    QTest::keyClick(shown.chart(powerChart), Qt::Key_N);
    QVERIFY(dialogOf(shown));
    shown.board.showSystem(&shown.history, believableSystem(), u"hmc2"_s); // it speaks for the same server
    QVERIFY(dialogOf(shown) && dialogOf(shown)->isVisible());
    ManagedSystem other = believableSystem();
    other.mtms = u"9009-42A*OTHER"_s;
    shown.board.showSystem(&shown.history, other, u"hmc1"_s);
    QTRY_VERIFY(!dialogOf(shown)); // whom would it ask about
    QCOMPARE(shown.chart(powerChart)->content().notes.size(), 0);
}
