// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_keyringledger.h"

#include "store/ledgerrig.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QElapsedTimer>

namespace hmcscope::test {

using State = LedgerEntry::State;

namespace {

bool storeIsThere()
{
    return qgetenv("HMCSCOPE_KEYRING") == "unlocked";
}

/// Where there is a key store the folder lies in the home that with-keyring.sh searches afterwards; where
/// there is none nothing may be written there.
struct Desktop
{
    std::unique_ptr<KeychainLedger> instance()
    {
        const QString home = storeIsThere() ? QDir::homePath() + u"/state"_s : folder.path();
        return std::make_unique<KeychainLedger>(items, clock, home + u"/ledger"_s);
    }
    /// An entry whose instance ends when its token is kept.
    QString leave()
    {
        const auto ledger = instance();
        const QString id = ledger->begin(LedgerRig::order());
        QElapsedTimer timer;
        timer.start();
        ledger->hold(id, Secret(QByteArray(ledgerToken)), "192.0.2.7", 0);
        const qint64 heldUs = timer.nsecsElapsed() / 1000;
        bool settled = false;
        ledger->whenSettled(20'000, [&settled] { settled = true; });
        if (!QTest::qWaitFor([&settled] { return settled; }, 20'000) || !ledger->problem().isEmpty())
            return {};
        qInfo("hold() returned after %lld us, the token was kept after %lld ms", heldUs, timer.elapsed());
        return id;
    }
    static Result<AdoptionOrder> recall(KeychainLedger &ledger, const QString &id)
    {
        QObject context;
        std::optional<Result<AdoptionOrder>> answer;
        ledger.recall(id, &context, [&answer](const Result<AdoptionOrder> &given) { answer = given; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
        return answer.value_or(Result<AdoptionOrder>(Error{}));
    }

    bool remove(const QString &id)
    {
        QObject context;
        std::optional<Result<Done>> answer;
        items.remove(u"session/"_s + id, &context, [&answer](const Result<Done> &given) { answer = given; });
        (void)QTest::qWaitFor([&answer] { return answer.has_value(); }, 20'000);
        return answer && *answer;
    }

    QTemporaryDir folder;
    KeychainItems items;
    SystemClock clock;
};

} // namespace

void TestKeyringLedger::sessionOfTheDeadReturns()
{
    if (!storeIsThere())
        return; // withoutKeyStoreTheReasonIsTold() is about that
    Desktop desktop;
    const QString id = desktop.leave();
    QVERIFY(!id.isEmpty());
    const auto ledger = desktop.instance();
    QCOMPARE(only(*ledger).id, id);
    const Result<AdoptionOrder> order = Desktop::recall(*ledger, id);
    QVERIFY(bool(order));
    QCOMPARE(order->token.reveal(), QByteArray(ledgerToken));
    QVERIFY(order->endpoint == LedgerRig::order().endpoint);
    QVERIFY(order->trust == LedgerRig::order().trust);
    ledger->end(id, SessionEnd::Confirmed);
    bool settled = false;
    ledger->whenSettled(20'000, [&settled] { settled = true; });
    QTRY_VERIFY(settled);
    QVERIFY(ledger->entries().isEmpty());
    const Result<AdoptionOrder> gone = Desktop::recall(*ledger, id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().detail, u"not found"_s);
}

void TestKeyringLedger::withoutKeyStoreTheReasonIsTold()
{
    if (storeIsThere())
        return; // sessionOfTheDeadReturns() is about that
    Desktop desktop;
    const auto ledger = desktop.instance();
    ledger->tidy();
    QTRY_VERIFY(ledger->problem().contains(u"org.freedesktop.secrets"_s));
    const QString id = ledger->begin(LedgerRig::order());
    ledger->hold(id, Secret(QByteArray(ledgerToken)), {}, 0);
    bool settled = false;
    ledger->whenSettled(20'000, [&settled] { settled = true; });
    QTRY_VERIFY(settled);
    QVERIFY(ledger->problem().startsWith(LedgerProblem::absent));
    QVERIFY(ledger->problem().contains(u"org.freedesktop.secrets"_s));
    ledger->abandon(id);
    QVERIFY(bool(Desktop::recall(*ledger, id)));
}

void TestKeyringLedger::goneItemIsAPossibleOrphan()
{
    if (!storeIsThere())
        return;
    Desktop desktop;
    const QString id = desktop.leave();
    QVERIFY(!id.isEmpty());
    QVERIFY(desktop.remove(id));
    const auto ledger = desktop.instance();
    QCOMPARE(only(*ledger).state, State::Open);
    QCOMPARE(Desktop::recall(*ledger, id).error().detail, u"not found"_s);
    QCOMPARE(only(*ledger).id, id);
    QCOMPARE(only(*ledger).state, State::PossibleOrphan);
    ledger->dismiss(id);
    QVERIFY(ledger->entries().isEmpty());
}

// The last one: nothing unlocks the key store again.
void TestKeyringLedger::lockedItemStaysAndAsksNobody()
{
    if (!storeIsThere())
        return;
    Desktop desktop;
    const QString gone = desktop.leave();
    QVERIFY(desktop.remove(gone));
    const QString id = desktop.leave();
    QVERIFY(!gone.isEmpty() && !id.isEmpty());
    // Not by QDBusInterface, which leaks what it asks the service about itself.
    QDBusMessage lock =
        QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                                       u"org.freedesktop.Secret.Service"_s, u"Lock"_s);
    const QList<QDBusObjectPath> collections{QDBusObjectPath(u"/org/freedesktop/secrets/collection/login"_s)};
    lock << QVariant::fromValue(collections);
    QCOMPARE(QDBusConnection::sessionBus().call(lock).type(), QDBusMessage::ReplyMessage);
    const auto ledger = desktop.instance();
    ledger->tidy();
    const Result<AdoptionOrder> order = Desktop::recall(*ledger, id);
    QVERIFY(!order);
    QCOMPARE(order.error().kind, Error::Kind::KeyStore);
    QCOMPARE(order.error().detail, u"locked"_s);
    QCOMPARE(Desktop::recall(*ledger, gone).error().detail, u"not found"_s); // so it says, being locked
    const QList<LedgerEntry> entries = ledger->entries();
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.first().state, State::Open);
    QCOMPARE(entries.last().state, State::Open);
}

} // namespace hmcscope::test
