// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "alarmdesk.h"
#include "support/accessiblenames.h"
#include "support/fakeguard.h"
#include "support/fakeledger.h"
#include "support/faketransport.h"
#include "support/manualclock.h"
#include "ui/shell/fakecredentials.h"
#include "workspace.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace hmcscope::test {

using namespace Qt::StringLiterals;

// Everything a window needs, faked: the test plays HMC, guard and user.
struct Desk
{
    QTemporaryDir folder;
    QSettings file{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    Settings settings{file};
    TrustStore trust{file};
    KnownHmcs known{file};
    FakeCredentials credentials;
    WrongAttempts attempts;
    ManualClock clock;
    FakeGuards guards;
    FakeTransports transports;
    FakeLedger ledger;
    Reaper reaper{ledger, guards.factory(), clock};
    AlarmSettings alarmSettings{file};
    AlarmDesk alarms{alarmSettings, clock};
    bool trusted = true;      ///< the certificate verifies
    bool unreachable = false; ///< nobody answers
    QList<Endpoint> asked;    ///< by the check before a logon
    Workspace workspace;
    QSignalSpy left{&workspace, &Workspace::left};

    Desk()
        : workspace({[this] { return parts(); }, clock, settings, trust, credentials, known, ledger, reaper,
                     alarms},
                    nullptr)
    {
        workspace.window().show();
    }

    Session::Parts parts()
    {
        const auto preflight = [this](const Endpoint &endpoint, const TrustRule &rule, QObject *context,
                                      const PreflightCallback &done) {
            asked << endpoint;
            if (unreachable) {
                QTimer::singleShot(0, context, [done] { done(Error{Error::Kind::NameNotFound}); });
                return;
            }
            PreflightReport report;
            report.endpoint = {endpoint.host, 12443};
            report.peer.certificate.sha256 = QByteArray(32, '\x5a');
            report.peer.trusted = trusted || rule.pin == report.peer.certificate.sha256;
            QTimer::singleShot(0, context, [done, report] { done(report); });
        };
        return {preflight, guards.factory(), transports.factory(), clock, "memento", &ledger, &attempts};
    }

    MainWindow &window() { return workspace.window(); }
    void type(QWidget *form, const QString &password, bool remember = false)
    {
        named<QLineEdit>(form, u"HMC address"_s)->setText(u"hmc01"_s);
        named<QLineEdit>(form, u"User ID"_s)->setText(u"hscroot"_s);
        named<QLineEdit>(form, u"Password"_s)->setText(password);
        named<QCheckBox>(form, u"Remember password"_s)->setChecked(remember);
        named<QPushButton>(form, u"Connect"_s)->click();
    }
    bool guardHasOrder() { return guards.log->contains(u"logOn"_s); }
    void arriveToken() { Q_EMIT guards.current()->loggedOn(Secret(QByteArray("token-0123456789")), 0); }
    /// Logs on as a user does.
    bool logOn(bool remember = false)
    {
        type(&window().form(), u"abc123"_s, remember);
        if (!QTest::qWaitFor([this] { return guardHasOrder(); }, 1000))
            return false;
        arriveToken();
        return QTest::qWaitFor([this] { return window().showsDashboard(); }, 1000);
    }
    /// The HMC knows the session no longer: every question is answered 401.
    bool expire()
    {
        const auto over = [this] {
            FakeTransport *transport = transports.current();
            for (qsizetype i = 0; transport && i < transport->sent.size(); ++i)
                transport->answer(i, 401);
            clock.advance(5'000); // the session is asked for twice, with a pause
            return guards.log->contains(u"logOff"_s);
        };
        if (!QTest::qWaitFor(over, 1000))
            return false;
        Q_EMIT guards.current()->loggedOff(SessionEnd::AlreadyGone);
        return QTest::qWaitFor([this] { return state().startsWith(u"expired"_s); }, 1000);
    }
    /// Types, and is told by the HMC that it will not have it.
    bool beRefused(int status, const QString &words)
    {
        guards.log->clear();
        type(&window().form(), u"wrong1"_s);
        if (!QTest::qWaitFor([this] { return guardHasOrder(); }, 1000))
            return false;
        Q_EMIT guards.current()->refused(status, words);
        return QTest::qWaitFor([this] { return state().startsWith(u"refused"_s); }, 1000);
    }
    void choose(const QString &action)
    {
        const auto actions = window().menuBar()->findChildren<QAction *>();
        for (QAction *each : actions) {
            if (each->text() == action)
                return each->trigger();
        }
    }
    QString state()
    {
        auto *label = named<QLabel>(&window(), u"Session state"_s);
        return label ? label->accessibleDescription() : QString();
    }
    bool shows(const QString &words)
    {
        const auto labels = window().findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisibleTo(&window()) && label->text().contains(words);
        });
    }
};

} // namespace hmcscope::test
