// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessions/sessionscsv.h"
#include "sessions/sessionsdialog.h"
#include "sessions/sessionsmodel.h"
#include "shell/appearance.h"
#include "shell/notice.h"
#include "shell/style.h"
#include "support/accessiblenames.h"
#include "support/fakeledger.h"
#include "text/ledgersentences.h"

#include <QAbstractItemModelTester>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace hmcscope;
using namespace hmcscope::test;
using namespace Qt::StringLiterals;
using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

namespace {

constexpr qint64 now = 1'795'000'000'000;

LedgerEntry entryOf(State state, Owner owner, const QString &host, qint64 startedMs = now)
{
    LedgerEntry entry;
    entry.id = host;
    entry.state = state;
    entry.owner = owner;
    entry.endpoint = {host, 12443};
    entry.user = u"hscroot"_s;
    entry.memento = "hmcscope/1.0 0badcafe";
    entry.startedMs = startedMs;
    entry.hmcLogonMs = state == State::Open ? startedMs + 90'000 : 0;
    entry.machineName = u"ws2"_s;
    return entry;
}

/// A ledger with one entry of every kind, as it is after a bad day.
struct Books
{
    FakeLedger ledger;
    QString own = ledger.plant(entryOf(State::Open, Owner::Own, u"own"_s));
    QString other = ledger.plant(entryOf(State::Open, Owner::OtherInstance, u"other"_s));
    QString gone = ledger.plant(entryOf(State::Open, Owner::Gone, u"gone"_s));
    QString orphan = ledger.plant(entryOf(State::PossibleOrphan, Owner::Gone, u"orphan"_s));
    QString machine = ledger.plant(entryOf(State::Open, Owner::OtherMachine, u"machine"_s));
};

QString told(QWidget *root, const QString &name)
{
    const auto *label = named<QLabel>(root, name);
    return label ? label->accessibleDescription() : QString();
}

bool selectHost(const QWidget &dialog, const QString &host)
{
    auto *table = dialog.findChild<QTableView *>();
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        if (table->model()->index(row, SessionsModel::Hmc).data().toString().startsWith(host)) {
            table->selectRow(row);
            return true;
        }
    }
    return false;
}

/// What is asked, or told, in the dialog itself.
Notice *question(const QWidget &dialog)
{
    return dialog.findChild<Notice *>({}, Qt::FindDirectChildrenOnly);
}

} // namespace

class SessionsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void theModelKeepsItsPromisesAndItsRows()
    {
        SessionsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const LedgerEntry a = entryOf(State::Begun, Owner::Own, u"a"_s);
        const LedgerEntry b = entryOf(State::Open, Owner::Gone, u"b"_s);
        const LedgerEntry c = entryOf(State::Open, Owner::Own, u"c"_s);
        model.setEntries({a, b});
        QCOMPARE(model.rowCount(), 2);
        const QPersistentModelIndex second = model.index(1, 0);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setEntries({a, b});
        QCOMPARE(changes.size(), 0);
        LedgerEntry opened = a;
        opened.state = State::Open;
        model.setEntries({c, opened, b});
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.rowCount(), 3);
        model.setEntries({b, c}); // a has gone
        QCOMPARE(second.data().toString(), u"b:12443"_s);
        QCOMPARE(second.row(), 0);
        model.setEntries({});
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!second.isValid());
        QCOMPARE(resets.size(), 0); // the selection stays
    }

    void cells_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        const auto add = [](const char *name, SessionsModel::Column column, const QString &text) {
            QTest::addRow("%s", name) << int(column) << text;
        };
        add("hmc", SessionsModel::Hmc, u"hmc:12443"_s);
        add("user", SessionsModel::User, u"<b>x</b> y"_s); // one line, and no markup is read
        add("whose", SessionsModel::Whose, u"an earlier run"_s);
        add("state", SessionsModel::State, u"left behind, being logged off"_s);
        add("since", SessionsModel::Since, momentSentence(now, QLocale::c()));
        add("the HMC's clock", SessionsModel::HmcLogon, momentSentence(now + 90'000, QLocale::c()));
        add("memento", SessionsModel::Memento, u"hmcscope/1.0 0badcafe"_s);
    }
    void cells()
    {
        QFETCH(int, column);
        SessionsModel model;
        LedgerEntry entry = entryOf(State::Open, Owner::Gone, u"hmc"_s);
        entry.user = u"<b>x</b>\ny"_s;
        model.setEntries({entry});
        const QModelIndex index = model.index(0, column);
        QTEST(index.data().toString(), "text");
        const QString heading = model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        QVERIFY(!heading.isEmpty());
        QCOMPARE(index.data(Qt::AccessibleTextRole).toString(), heading + u' ' + index.data().toString());
        QVERIFY(!index.data(Qt::ToolTipRole).toString().contains(u'<'));
    }

    void whatWantsAttentionStandsFirst()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        const QAbstractItemModel *rows = dialog.findChild<QTableView *>()->model();
        QStringList hosts;
        for (int row = 0; row < rows->rowCount(); ++row)
            hosts << rows->index(row, SessionsModel::Hmc).data().toString().section(u':', 0, 0);
        QCOMPARE(hosts, (QStringList{u"orphan"_s, u"gone"_s, u"own"_s, u"other"_s, u"machine"_s}));
        for (int row = 0; row < rows->rowCount(); ++row)
            QVERIFY(!rows->index(row, SessionsModel::State).data(Qt::DecorationRole).value<QIcon>().isNull());
    }

    void everyControlIsNamedAndReachedByKeys()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        QCOMPARE(unnamedControls(&dialog), QStringList());
        QVERIFY(!dialog.isModal());
        QStringList keys;
        const auto buttons = dialog.findChildren<QPushButton *>();
        for (const QPushButton *button : buttons) {
            const auto at = button->text().indexOf(u'&');
            if (!button->isVisibleTo(&dialog))
                continue;
            QVERIFY2(at >= 0, qPrintable(button->text()));
            QVERIFY(button->focusPolicy() & Qt::TabFocus);
            keys << button->text().mid(at + 1, 1).toLower();
        }
        QCOMPARE(keys.removeDuplicates(), 0);
        for (const QString &name : {u"Log off all…"_s, u"Dismiss…"_s, u"Export as CSV…"_s, u"Help"_s})
            QVERIFY(!named<QPushButton>(&dialog, name)->accessibleDescription().isEmpty());
        const auto labels = dialog.findChildren<QLabel *>();
        for (const QLabel *label : labels)
            QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
    }

    void theSelectedOneIsExplained()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        auto *dismiss = named<QPushButton>(&dialog, u"Dismiss…"_s);
        for (const LedgerEntry &entry : books.ledger.entries()) {
            QVERIFY(selectHost(dialog, entry.endpoint.host));
            const QString words = told(&dialog, u"About the selected session"_s); // with our addresses
            QCOMPARE(words.section(u'\n', 0, 0), ledgerSentence(entry, {}, QLocale()).section(u'\n', 0, 0));
            QCOMPARE(words.contains(u"termtask"_s), entry.id == books.orphan);
            QCOMPARE(dismiss->isEnabled(), entry.id == books.orphan);
        }
    }

    void anEmptyLedgerSaysSo()
    {
        FakeLedger ledger;
        SessionsDialog dialog(ledger);
        dialog.show();
        QVERIFY(told(&dialog, u"No sessions"_s).contains(u"none was left behind"_s));
        QVERIFY(!dialog.findChild<QTableView *>()->isVisible());
        QVERIFY(!named<QPushButton>(&dialog, u"Log off all…"_s)->isEnabled());
        QVERIFY(!named<QPushButton>(&dialog, u"Dismiss…"_s)->isEnabled());
        QVERIFY(named<QPushButton>(&dialog, u"Export as CSV…"_s)->isEnabled()); // the totals
        QCOMPARE(unnamedControls(&dialog), QStringList());
    }

    void followsTheLedger()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        QVERIFY(selectHost(dialog, u"gone"_s));
        books.ledger.end(books.own, SessionEnd::Confirmed);
        QTRY_COMPARE_WITH_TIMEOUT(dialog.findChild<QTableView *>()->model()->rowCount(), 4, 1000);
        QCOMPARE(told(&dialog, u"Totals"_s), totalsSentence(books.ledger.totals()));
        QVERIFY(told(&dialog, u"About the selected session"_s).contains(u"earlier run"_s)); // still that one
        books.ledger.trouble = u"the key store is locked"_s;
        books.ledger.end(books.gone, SessionEnd::AlreadyGone);
        QTRY_COMPARE_WITH_TIMEOUT(told(&dialog, u"Where tokens are kept"_s),
                                  keepingSentence(u"the key store is locked"_s), 1000);
        QVERIFY(!named<QPushButton>(&dialog, u"Log off all…"_s)->isEnabled()); // nothing of ours is left
    }

    void whatOthersWriteIsSeenToo()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        {
            const QSignalBlocker silent(&books.ledger);
            books.ledger.plant(entryOf(State::Open, Owner::OtherInstance, u"new"_s));
        }
        QTRY_VERIFY_WITH_TIMEOUT(selectHost(dialog, u"new"_s), 5000);
    }

    void allAreLoggedOffAfterAQuestionOnly()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        QSignalSpy ordered(&dialog, &SessionsDialog::logOffAllOrdered);
        named<QPushButton>(&dialog, u"Log off all…"_s)->click();
        QVERIFY(question(dialog)->isVisible());
        QCOMPARE(question(dialog)->text(), logOffAllSentence(1, 1));
        named<QToolButton>(question(dialog), u"Dismiss"_s)->click();
        QVERIFY(!question(dialog)->isVisible());
        QCOMPARE(ordered.size(), 0);
        named<QPushButton>(&dialog, u"Log off all…"_s)->click();
        named<QPushButton>(question(dialog), u"Log off"_s)->click();
        QCOMPARE(ordered.size(), 1);
    }

    void anOrphanIsDismissedAfterAQuestionOnly()
    {
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        QVERIFY(selectHost(dialog, u"orphan"_s));
        named<QPushButton>(&dialog, u"Dismiss…"_s)->click();
        QVERIFY(question(dialog)->text().contains(u"Nothing is asked of the HMC"_s));
        named<QToolButton>(question(dialog), u"Dismiss"_s)->click();
        QVERIFY(!question(dialog)->isVisible());
        QVERIFY(books.ledger.log.isEmpty());
        named<QPushButton>(&dialog, u"Dismiss…"_s)->click();
        QVERIFY(selectHost(dialog, u"own"_s)); // the question is about the one that was selected
        named<QPushButton>(question(dialog), u"Dismiss"_s)->click();
        QCOMPARE(books.ledger.log, QStringList{u"dismiss "_s + books.orphan});
        QTRY_VERIFY_WITH_TIMEOUT(!selectHost(dialog, u"orphan"_s), 1000);
    }

    void theListIsSaved()
    {
        Books books;
        const QTemporaryDir folder;
        SessionsDialog dialog(books.ledger);
        dialog.setExportFolder(folder.path());
        dialog.show();
        QSignalSpy chosen(&dialog, &SessionsDialog::exportFolderChosen);
        named<QPushButton>(&dialog, u"Export as CSV…"_s)->click();
        auto *files = dialog.findChild<QFileDialog *>();
        QVERIFY(files);
        QCOMPARE(files->directory().absolutePath(), folder.path());
        const QString path = folder.filePath(u"list.csv"_s);
        files->findChild<QLineEdit *>()->setText(path);
        QMetaObject::invokeMethod(files, "accept");
        QTRY_COMPARE(chosen.size(), 1);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().startsWith("hmc,user,state,owner,started,hmc_logon,memento\r\n"));
    }

    void theTableIsWhole()
    {
        LedgerEntry hostile = entryOf(State::PossibleOrphan, Owner::Own, u"b"_s);
        hostile.user = u"=cmd, \"x\""_s;
        LedgerEntry abandoned = entryOf(State::Open, Owner::Own, u"c"_s);
        abandoned.abandoned = true;
        const LedgerTotals totals{.opened = 12, .confirmed = 8, .alreadyGone = 1, .unknown = 2};
        const QByteArray expected =
            "hmc,user,state,owner,started,hmc_logon,memento\r\n"
            "a:12443,hscroot,open,machine ws2,2026-11-18T12:06:40+01:00,2026-11-18T12:08:10+01:00,"
            "hmcscope/1.0 0badcafe\r\n"
            "b:12443,\"'=cmd, \"\"x\"\"\",possible_orphan,this_program,2026-11-18T12:06:40+01:00,,"
            "hmcscope/1.0 0badcafe\r\n"
            "c:12443,hscroot,open,this_program_left_behind,2026-11-18T12:06:40+01:00,"
            "2026-11-18T12:08:10+01:00,hmcscope/1.0 0badcafe\r\n"
            ",,,,,,\r\n"
            "total,sessions,,,,,\r\n"
            "opened,12,,,,,\r\n"
            "closed_confirmed,8,,,,,\r\n"
            "closed_already_gone,1,,,,,\r\n"
            "open,3,,,,,\r\n"
            "unknown,2,,,,,\r\n";
        QCOMPARE(sessionsCsv({entryOf(State::Open, Owner::OtherMachine, u"a"_s), hostile, abandoned}, totals,
                             3600),
                 expected);
    }

    void theSelectionLeavesColoursReadable_data()
    {
        QTest::addColumn<QString>("appearance");
        QTest::newRow("light") << u"light"_s;
        QTest::newRow("dark") << u"dark"_s;
    }

    void theSelectionLeavesColoursReadable()
    {
        QFETCH(QString, appearance);
        applyAppearance(appearance);
        Books books;
        SessionsDialog dialog(books.ledger);
        dialog.show();
        auto *table = dialog.findChild<QTableView *>();
        for (const QString &host : {u"orphan"_s, u"other"_s}) {
            QVERIFY(selectHost(dialog, host));
            const QModelIndex state = table->currentIndex().siblingAtColumn(SessionsModel::State);
            const QRect cell = table->visualRect(state);
            const QImage seen = table->viewport()->grab(cell).toImage();
            QCOMPARE(seen.pixelColor(seen.width() - 4, 3), selectionColour(table->palette()));
            const QIcon picture = state.data(Qt::DecorationRole).value<QIcon>();
            QCOMPARE(picture.pixmap(16, QIcon::Selected).toImage(),
                     picture.pixmap(16, QIcon::Normal).toImage());
        }
    }

    void outlivesItsLedger()
    {
        auto books = std::make_unique<Books>();
        SessionsDialog dialog(books->ledger);
        dialog.show();
        books.reset();
        named<QPushButton>(&dialog, u"Export as CSV…"_s)->click();
        QVERIFY(!dialog.findChild<QFileDialog *>());
    }
};

QTEST_MAIN(SessionsTest)
#include "sessionstest.moc"
