// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_keychain.h"

#include "store/credentialstore.h"

#include <QTest>

#include <optional>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

const CredentialKey key{{u"::1"_s, 12443}, u"hsc/root \u00fc"_s, QByteArray(32, 'a')};

/// What with-keyring.sh has set up.
bool storeIsThere()
{
    return qgetenv("HMCSCOPE_KEYRING") == "unlocked";
}

template <typename T>
struct Waiting
{
    std::function<void(Result<T>)> callback()
    {
        return [this](const Result<T> &answer) {
            ++count;
            result = answer;
        };
    }
    const Result<T> &wait()
    {
        if (count != 0 || !QTest::qWaitFor([this] { return count > 0; }, 20'000))
            QTest::qFail("no answer, or one too early", __FILE__, __LINE__);
        return *result;
    }

    QObject context;
    int count = 0;
    std::optional<Result<T>> result = Error{};
};

Result<Secret> read(const CredentialKey &of)
{
    KeychainCredentialStore store;
    Waiting<Secret> waiting;
    store.read(of, &waiting.context, waiting.callback());
    return waiting.wait();
}

Result<Done> write(const QByteArray &password)
{
    KeychainCredentialStore store;
    Waiting<Done> waiting;
    store.write(key, Secret(QByteArray(password)), &waiting.context, waiting.callback());
    return waiting.wait();
}

Result<Done> removeKey()
{
    KeychainCredentialStore store;
    Waiting<Done> waiting;
    store.remove(key, &waiting.context, waiting.callback());
    return waiting.wait();
}

} // namespace

void TestKeychain::probeTells()
{
    QVERIFY(qEnvironmentVariableIsSet("HMCSCOPE_KEYRING")); // to be run by with-keyring.sh
    KeychainCredentialStore store;
    if (storeIsThere()) { // the daemon may still be on its way to the bus
        QTRY_VERIFY([&] {
            Waiting<Done> waiting;
            store.probe(&waiting.context, waiting.callback());
            return bool(waiting.wait());
        }());
        return;
    }
    Waiting<Done> waiting;
    store.probe(&waiting.context, waiting.callback());
    const Result<Done> &answer = waiting.wait();
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, Error::Kind::KeyStore);
    QVERIFY2(answer.error().detail.contains(u"org.freedesktop.secrets"_s), qPrintable(answer.error().detail));
}

void TestKeychain::passwordReturnsForItsKeyOnly()
{
    if (!storeIsThere())
        return; // absentStoreFailsEverything() is about that
    const QByteArray password("sesame-open \xc3\xbc <&>\"'\n", 21);
    QVERIFY(read(key) && read(key)->isEmpty());
    QVERIFY(bool(write("sesame-open first")));
    QVERIFY(bool(write(password)));
    const Result<Secret> kept = read(key);
    QVERIFY(bool(kept));
    QCOMPARE(kept->reveal(), password);

    CredentialKey other = key;
    other.endpoint.port = 443;
    QVERIFY(read(other) && read(other)->isEmpty());
    other = key;
    other.endpoint.host = u"::2"_s;
    QVERIFY(read(other) && read(other)->isEmpty());
    other = key;
    other.user = u"hsc"_s;
    QVERIFY(read(other) && read(other)->isEmpty());
    other = key;
    other.sha256[0] = 'b';
    QVERIFY(read(other) && read(other)->isEmpty());

    QVERIFY(bool(removeKey()));
    QVERIFY(read(key) && read(key)->isEmpty());
    QVERIFY(bool(removeKey())); // nothing there is as good
}

void TestKeychain::absentStoreFailsEverything()
{
    if (storeIsThere())
        return; // passwordReturnsForItsKeyOnly() is about that
    const Result<Done> written = write("sesame-open");
    QVERIFY(!written);
    QCOMPARE(written.error().kind, Error::Kind::KeyStore);
    QVERIFY(!written.error().detail.isEmpty());
    const Result<Secret> kept = read(key);
    QVERIFY(!kept);
    QCOMPARE(kept.error().kind, Error::Kind::KeyStore);
}

void TestKeychain::deadContextIsSilent()
{
    KeychainCredentialStore store;
    int count = 0;
    auto context = std::make_unique<QObject>();
    store.read(key, context.get(), [&count](const Result<Secret> &) { ++count; });
    context.reset();
    (void)read(key); // jobs run one after the other: the first is over when this one is
    QCOMPARE(count, 0);
}

} // namespace hmcscope::test
