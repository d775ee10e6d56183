// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/tst_store.h"
#include "store/alarmsettings.h"

#include "store/knownhmcs.h"
#include "store/settings.h"
#include "store/truststore.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

namespace {

const TrustRule otherwise{TrustRule::Kind::CaFile, u"/ca.pem"_s, {}};
const QByteArray first(32, 'a');
const QByteArray second(32, 'b');

TrustRule pinned(const QByteArray &sha256)
{
    return {TrustRule::Kind::Pin, {}, sha256};
}

} // namespace

void TestStore::pinsReturn_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<QString>("sameHost");
    QTest::addRow("name") << u"hmc1.example"_s << u"HMC1.Example"_s;
    QTest::addRow("ipv4") << u"10.0.0.7"_s << u"10.0.0.7"_s;
    QTest::addRow("ipv6") << u"fd00::1"_s << u"FD00:0:0:0::0001"_s;
    QTest::addRow("separators") << u"a/b\\c"_s << u"a/b\\c"_s;
    QTest::addRow("umlaut") << u"h\u00fctte"_s << u"H\u00dcTTE"_s;
    QTest::addRow("percent") << u"a%2Fb=;[x]"_s << u"a%2fb=;[x]"_s;
}

void TestStore::pinsReturn()
{
    QFETCH(QString, host);
    QFETCH(QString, sameHost);
    const QTemporaryDir folder;
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        TrustStore store(settings);
        QVERIFY(store.ruleFor({host, 12443}, otherwise) == otherwise);
        store.pin({host, 12443}, second);
        store.pin({host, 12443}, first);
        store.pin({host, 443}, second);
    }
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    TrustStore store(settings);
    QVERIFY(store.ruleFor({host, 12443}, otherwise) == pinned(first));
    QVERIFY(store.ruleFor({sameHost, 443}, otherwise) == pinned(second));
    QVERIFY(store.ruleFor({host, 1}, otherwise) == otherwise);
    QVERIFY(store.ruleFor({host + u'x', 443}, otherwise) == otherwise);
    store.forget({sameHost, 443});
    QVERIFY(store.ruleFor({host, 443}, otherwise) == otherwise);
    QVERIFY(store.ruleFor({host, 12443}, otherwise) == pinned(first));
}

void TestStore::openPortFindsTheLastPin()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    TrustStore store(settings);
    QVERIFY(store.ruleFor({u"hmc1"_s, 0}, otherwise) == otherwise);
    store.pin({u"hmc1"_s, 12443}, first);
    QVERIFY(store.ruleFor({u"hmc1"_s, 0}, otherwise) == pinned(first));
    store.pin({u"hmc1"_s, 443}, second);
    // the last one: a pinned host is never met without a pin
    QVERIFY(store.ruleFor({u"hmc1"_s, 0}, otherwise) == pinned(second));
}

void TestStore::spoiltPinStaysAPin()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"pins/hmc1/443"_s, u"AB:CD"_s);
    QVERIFY(TrustStore(settings).ruleFor({u"hmc1"_s, 443}, otherwise) == pinned({}));
}

void TestStore::pinsAreListed()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    TrustStore store(settings);
    QVERIFY(store.pins().isEmpty());
    store.pin({u"fd00::1"_s, 443}, first);
    store.pin({u"hmc1.example"_s, 12443}, first);
    store.pin({u"hmc1.example"_s, 443}, first);
    store.pin({u"hmc1.example"_s, 443}, second); // replaced
    settings.setValue(u"pins/spoilt/443"_s, u"AB:CD"_s);
    const QList<TrustStore::Pin> pins = store.pins();
    QCOMPARE(pins.size(), 4);
    QVERIFY((pins.at(0).endpoint == Endpoint{u"fd00::1"_s, 443}));
    QVERIFY((pins.at(1).endpoint == Endpoint{u"hmc1.example"_s, 443}));
    QCOMPARE(pins.at(1).sha256, second);
    QVERIFY((pins.at(2).endpoint == Endpoint{u"hmc1.example"_s, 12443}));
    QCOMPARE(pins.at(2).sha256, first);
    QVERIFY((pins.at(3).endpoint == Endpoint{u"spoilt"_s, 443}));
    QVERIFY(pins.at(3).sha256.isEmpty());
}

void TestStore::forgottenPinsLeaveNothing()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    TrustStore store(settings);
    store.pin({u"hmc1"_s, 443}, first);
    store.pin({u"hmc1"_s, 12443}, second);
    store.forget({u"hmc1"_s, 12443});
    QVERIFY(store.ruleFor({u"hmc1"_s, 0}, otherwise) == pinned(first)); // still never met without one
    store.forget({u"hmc1"_s, 443});
    QVERIFY(store.ruleFor({u"hmc1"_s, 0}, otherwise) == otherwise);
    QVERIFY(store.pins().isEmpty());
    QVERIFY2(settings.allKeys().isEmpty(), qPrintable(settings.allKeys().join(u' ')));
}

void TestStore::portsReturn()
{
    const QTemporaryDir folder;
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        KnownHmcs known(settings);
        QVERIFY((known.withPort({u"hmc1"_s, 0}) == Endpoint{u"hmc1"_s, 0}));
        known.setPort({u"hmc1"_s, 12443});
        known.setPort({u"hmc1"_s, 0}); // says nothing
    }
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    KnownHmcs known(settings);
    QVERIFY((known.withPort({u"HMC1"_s, 0}) == Endpoint{u"HMC1"_s, 12443}));
    QVERIFY((known.withPort({u"hmc1"_s, 443}) == Endpoint{u"hmc1"_s, 443}));
    QVERIFY((known.withPort({u"hmc2"_s, 0}) == Endpoint{u"hmc2"_s, 0}));
    known.forgetPort({u"hmc1"_s, 443});
    QVERIFY((known.withPort({u"hmc1"_s, 0}) == Endpoint{u"hmc1"_s, 0}));
}

void TestStore::spoiltPortIsNone()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    const KnownHmcs known(settings);
    for (const QString &port : {u"x"_s, u"-1"_s, u"65536"_s, u"4294967739"_s, QString()}) {
        settings.setValue(u"hmcs/hmc1/port"_s, port);
        QCOMPARE(known.withPort({u"hmc1"_s, 0}).port, 0);
    }
}

void TestStore::reconnectingIsChosenPerHmc()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    KnownHmcs known(settings);
    QVERIFY(!known.reconnects({u"hmc1"_s, 443}));
    known.setReconnects({u"hmc1"_s, 443}, true);
    QVERIFY(known.reconnects({u"HMC1"_s, 0}));
    QVERIFY(!known.reconnects({u"hmc2"_s, 443}));
    known.setReconnects({u"hmc1"_s, 0}, false);
    QVERIFY(!known.reconnects({u"hmc1"_s, 443}));
    QVERIFY(settings.allKeys().isEmpty());
}

void TestStore::hmcsLoggedOnToAreListed()
{
    const QTemporaryDir folder;
    const KnownHmc one{{u"hmc1"_s, 0}, u"hscroot"_s, 1'000, {}};
    const KnownHmc tunnelled{{u"::1"_s, 8443}, u"op, 2"_s, 3'000, QByteArray("\0\xff", 2)};
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        KnownHmcs known(settings);
        QVERIFY(known.all().isEmpty());
        known.setPort({u"hmc9"_s, 443}); // a port alone is no logon
        known.remember(one);
        known.remember(tunnelled);
    }
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    KnownHmcs known(settings);
    QCOMPARE(known.all(), (QList<KnownHmc>{tunnelled, one}));
    KnownHmc again{{u"HMC1"_s, 0}, u"viewer"_s, 4'000, {}}; // the same HMC
    known.remember(again);
    again.endpoint.host = u"hmc1"_s;
    QCOMPARE(known.all(), (QList<KnownHmc>{again, tunnelled}));
    settings.setValue(u"logons/hmc1/0/utcMs"_s, u"spoilt"_s);
    QCOMPARE(known.all().last().logonMs, 0);
}

void TestStore::forgottenHmcsLeaveNothing()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    KnownHmcs known(settings);
    known.remember({{u"hmc1"_s, 0}, u"hscroot"_s, 1'000, {}});
    known.remember({{u"hmc1"_s, 8443}, u"hscroot"_s, 2'000, {}});
    known.setPort({u"hmc1"_s, 12443});
    known.setReconnects({u"hmc1"_s, 0}, true);
    known.forget({u"hmc1"_s, 0});
    QCOMPARE(known.all().size(), 1);
    QVERIFY(known.reconnects({u"hmc1"_s, 8443})); // the other one is on the same host
    known.forget({u"hmc1"_s, 8443});
    QVERIFY(settings.allKeys().isEmpty());
}

void TestStore::settingsReturn()
{
    const QTemporaryDir folder;
    const EnergyFigures figures{{u"\u20ac"_s, 0.31, {{QTime(22, 0), QTime(6, 0), 0.2}}}, 380.0};
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        Settings written(settings);
        written.setLastAddress(u"[::1]:12443"_s);
        written.setLastUser(u"hsc, \u00fcser=\"1\""_s);
        written.setRememberPassword(true);
        written.setCaFile(u"/etc/ca; 1.pem"_s);
        written.setWindowGeometry(QByteArray("\0\1\xff", 3));
        written.setSplitterState(QByteArray("\xff\0", 2));
        written.setAppearance(u"dark"_s);
        written.setTimeZone(u"Europe/Berlin"_s);
        written.setExportFolder(u"/home/x/Export \u00e4"_s);
        written.setPictureScale(4);
        written.setSystemColumns({u"power"_s, u"mtms"_s});
        written.setEnergyFigures(figures);
        written.setPowerBudget(u"9009-42A*21F64EV"_s, 1900.0);
        written.setPowerBudget(u"a/b\\c"_s, 5.0);
        written.setPowerBudget(u"8286-41A*1"_s, 7.0);
        written.setPowerBudget(u"8286-41A*1"_s, 0.0);
    }
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    const Settings read(settings);
    QCOMPARE(read.lastAddress(), u"[::1]:12443"_s);
    QCOMPARE(read.lastUser(), u"hsc, \u00fcser=\"1\""_s);
    QVERIFY(read.rememberPassword());
    QCOMPARE(read.caFile(), u"/etc/ca; 1.pem"_s);
    QCOMPARE(read.windowGeometry(), QByteArray("\0\1\xff", 3));
    QCOMPARE(read.splitterState(), QByteArray("\xff\0", 2));
    QCOMPARE(read.appearance(), u"dark"_s);
    QCOMPARE(read.timeZone(), u"Europe/Berlin"_s);
    QCOMPARE(read.exportFolder(), u"/home/x/Export \u00e4"_s);
    QCOMPARE(read.pictureScale(), 4);
    QCOMPARE(read.systemColumns(), std::optional(QStringList({u"power"_s, u"mtms"_s})));
    QCOMPARE(read.energyFigures(), figures);
    QCOMPARE(read.powerBudget(u"9009-42A*21F64EV"_s), 1900.0);
    QCOMPARE(read.powerBudget(u"a/b\\c"_s), 5.0);
    QCOMPARE(read.powerBudget(u"8286-41A*1"_s), 0.0);
    QCOMPARE(read.powerBudget({}), 0.0);
}

void TestStore::settingsHaveDefaults()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    Settings fresh(settings);
    QVERIFY(fresh.lastAddress().isEmpty());
    QVERIFY(!fresh.rememberPassword());
    QCOMPARE(fresh.appearance(), u"system"_s);
    QCOMPARE(fresh.timeZone(), u"local"_s);
    QCOMPARE(fresh.energyFigures(), EnergyFigures());
    QVERIFY(!fresh.systemColumns());
    fresh.setSystemColumns({}); // all of them hidden is a choice
    QVERIFY(fresh.systemColumns() && fresh.systemColumns()->isEmpty());
    QCOMPARE(fresh.pictureScale(), 2);
    fresh.setPictureScale(5);
    QCOMPARE(fresh.pictureScale(), 2);
    settings.setValue(u"energy/pricePerKwh"_s, u"-3"_s);
    settings.setValue(u"energy/gramsCo2PerKwh"_s, u"inf"_s);
    settings.setValue(u"energy/bands"_s, u"at night"_s);
    QCOMPARE(fresh.energyFigures(), EnergyFigures());
    fresh.setAppearance(u"purple"_s);
    QCOMPARE(fresh.appearance(), u"system"_s);
}

void TestStore::alarmRulesReturn()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    AlarmRules rules{.on = false,
                     .inlet = {std::nullopt, 17.5, 28.25, std::nullopt},
                     .inletRise = 0.0,
                     .cpu = {.highWarning = 80.0, .highBad = 95.5},
                     .ssp = {.highWarning = 4e9},
                     .budgetWarning = 0.0,
                     .budgetBad = 1.25,
                     .temperatureMargin = 0.5,
                     .otherMargin = 0.1,
                     .minimumMs = 90'000,
                     .calmMs = 0,
                     .noDataMs = 0};
    for (const auto notices :
         {AlarmRules::Notices::Never, AlarmRules::Notices::Bad, AlarmRules::Notices::All}) {
        rules.notices = notices;
        {
            QSettings file(path, QSettings::IniFormat);
            AlarmSettings(file).setRules(rules);
        }
        QSettings file(path, QSettings::IniFormat);
        QCOMPARE(AlarmSettings(file).rules(), rules);
    }
}

void TestStore::spoiltAlarmRulesAreTheUsualOnes()
{
    const QTemporaryDir folder;
    QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    QCOMPARE(AlarmSettings(file).rules(), AlarmRules());
    for (const char *key : {"inlet-lowBad", "inlet-highWarning", "inletRise", "budgetWarning",
                            "minimumMinutes", "calmMinutes", "noDataMinutes", "notices"}) {
        for (const char *value : {"nan", "inf", "-5", "1e300", "", "hot"}) {
            file.setValue(u"alarms/"_s + QLatin1String(key), QString::fromLatin1(value));
            QCOMPARE(AlarmSettings(file).rules(), AlarmRules());
        }
    }
}

void TestStore::changedFiguresAreTold()
{
    const QTemporaryDir folder;
    QSettings file(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Settings settings(file);
    QSignalSpy told(&settings, &Settings::energyChanged);
    settings.setEnergyFigures({{u"EUR"_s, 0.3, {}}, 0.0});
    QCOMPARE(told.size(), 1);
    settings.setPowerBudget(u"9009-42A*1"_s, 900);
    QCOMPARE(told.size(), 2);
    settings.setExportFolder(folder.path());
    QCOMPARE(told.size(), 2);
}

void TestStore::notesReturn()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"settings.ini"_s);
    const QList<Note> notes{{1'795'000'000'000, u"fan, replaced"_s}, {1'795'000'060'000, u"\u20ac; done"_s}};
    {
        QSettings file(path, QSettings::IniFormat);
        Settings settings(file);
        QSignalSpy told(&settings, &Settings::notesChanged);
        settings.keepNote(u"9009-42A*1/2"_s, notes.first());
        file.sync();
        const QString others = folder.filePath(u"others.ini"_s); // in one process two of one file are one
        QVERIFY(QFile::copy(path, others));
        {
            QSettings otherFile(others, QSettings::IniFormat);
            Settings(otherFile).keepNote(u"9009-42A*3"_s, notes.last());
        }
        QVERIFY(QFile::remove(path) && QFile::rename(others, path)); // what another process has written
        settings.keepNote(u"9009-42A*3"_s, notes.first());
        QCOMPARE(settings.notes(u"9009-42A*3"_s), notes);
        for (const Note &note : notes)
            settings.keepNote(u"9009-42A*3"_s, {note.utcMs});
        settings.keepNote(u"9009-42A*1/2"_s, notes.last());
        QCOMPARE(told.size(), 5);
    }
    QSettings file(path, QSettings::IniFormat);
    const Settings settings(file);
    QCOMPARE(settings.notes(u"9009-42A*1/2"_s), notes);
    QVERIFY(settings.notes(u"9009-42A*3"_s).isEmpty() && settings.notes({}).isEmpty());
    QVERIFY(!file.contains(u"notes/9009-42A*3"_s));
}

} // namespace hmcscope::test
