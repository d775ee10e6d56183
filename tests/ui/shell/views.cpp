// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/views.h"

#include "alarms/incidents.h"
#include "alerts/alarmbar.h"
#include "alerts/alarmsdialog.h"
#include "charts/chartboard.h"
#include "logon/logondialog.h"
#include "logon/rememberedhmcs.h"
#include "logon/replacepindialog.h"
#include "logon/trustdialog.h"
#include "systems/systemstree.h"
#include "systems/systemsview.h"
#include "ui/charts/believabledata.h"
#include "ui/systems/systems.h"

#include <QListWidget>
#include <QTabBar>
#include <QToolButton>

namespace hmcscope::test {
namespace {

const QStringList states{u"welcome"_s,      u"welcome with HMCs"_s, u"refused"_s,
                         u"logging on"_s,   u"dashboard"_s,         u"paused"_s,
                         u"filtered"_s,     u"unreachable"_s,       u"expired"_s,
                         u"reconnecting"_s, u"disconnected"_s,      u"logging off"_s};

const QStringList dialogs{u"Trusted HMCs…"_s,   u"Preferences…"_s,   u"PCM check…"_s,         u"Alarms…"_s,
                          u"Sessions…"_s,       u"Wall"_s,           u"Keyboard shortcuts"_s, u"Guide"_s,
                          u"About HMC Scope"_s, u"Connect to HMC…"_s};

const QStringList further{u"Preferences, energy"_s,
                          u"Preferences, limits"_s,
                          u"Note at the crosshair…\tN"_s,
                          u"Show chart as table"_s,
                          u"Other…"_s,
                          u"certificate"_s,
                          u"changed certificate"_s,
                          u"Replace…"_s};

PeerCertificate certificate()
{
    PeerCertificate shown;
    shown.subject = u"CN=hmc01.example.com, O=Example, C=DE"_s;
    shown.issuer = shown.subject;
    shown.notBefore = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC);
    shown.notAfter = shown.notBefore.addYears(3);
    shown.sha256 = QByteArray(32, '\x5a');
    return shown;
}

/// The HMC answers no question any more.
bool silence(Desk &desk)
{
    const auto unanswered = [&desk] {
        FakeTransport *transport = desk.transports.current();
        for (qsizetype i = 0; transport && i < transport->sent.size(); ++i)
            transport->answer(i, Error{Error::Kind::TimedOut});
        desk.clock.advance(1'000);
        return desk.state().startsWith(u"unreachable"_s);
    };
    return QTest::qWaitFor(unanswered, 5000);
}

bool disconnect(Desk &desk, bool confirmed)
{
    named<QPushButton>(&desk.window(), u"Disconnect"_s)->click();
    if (confirmed)
        Q_EMIT desk.guards.current()->loggedOff(SessionEnd::Confirmed);
    const QString state = confirmed ? u"disconnected"_s : u"logging off"_s;
    return QTest::qWaitFor([&desk, state] { return desk.state() == state; }, 1000);
}

QAction *actionOf(QWidget *window, const QString &text)
{
    const auto actions = window->findChildren<QAction *>();
    const auto at = std::find_if(actions.begin(), actions.end(),
                                 [&text](const QAction *action) { return action->text() == text; });
    return at == actions.end() ? nullptr : *at;
}

} // namespace

void Views::addRows()
{
    QTest::addColumn<QString>("view");
    for (const QStringList &views : {states, dialogs, further}) {
        for (const QString &view : views)
            QTest::newRow(qPrintable(view)) << view;
    }
}

QWidget *Views::open(const QString &view)
{
    QWidget *window = states.contains(view) ? openState(view) : openDialog(view);
    if (!window)
        return nullptr;
    window->activateWindow();
    return QTest::qWaitForWindowActive(window, 2000) ? window : nullptr;
}

QWidget *Views::opened() const
{
    QWidget *last = &m_desk->window();
    const auto isOn = [](const QWidget *widget, const QWidget *window) {
        while (widget && widget != window)
            widget = widget->parentWidget();
        return widget != nullptr;
    };
    const auto widgets = QApplication::topLevelWidgets();
    for (int depth = 0; depth < 2; ++depth) { // a dialog may stand on another one
        for (QWidget *widget : widgets) {
            if (widget->isVisible() && widget != last && isOn(widget, last))
                last = widget;
        }
    }
    return last == &m_desk->window() ? nullptr : last;
}

QWidget *Views::openState(const QString &state)
{
    Desk &its = *m_desk;
    QWidget *window = &its.window();
    if (state == u"welcome"_s)
        return window;
    if (state == u"welcome with HMCs"_s) {
        QList<RememberedHmc> hmcs;
        for (int i = 1; i < 4; ++i)
            hmcs.append({{.endpoint = {u"hmc0%1.example.com"_s.arg(i), 12443},
                          .user = u"hscroot"_s,
                          .logonMs = now,
                          .passwordFor = i == 1 ? QByteArray(32, '\x5a') : QByteArray()},
                         i < 3});
        its.window().remembered().setHmcs(hmcs);
        its.window().remembered().findChild<QListWidget *>()->setCurrentRow(0);
        named<QPushButton>(window, u"Forget…"_s)->click();
        return window;
    }
    if (state == u"refused"_s) {
        const bool refused = its.beRefused(401, {}) && its.beRefused(401, {}) &&
                             its.beRefused(500, u"The maximum number of Web UI sessions has been reached."_s);
        return refused ? window : nullptr;
    }
    if (state == u"logging on"_s) {
        its.type(&its.window().form(), u"abc123"_s);
        return QTest::qWaitFor([&its] { return its.guardHasOrder(); }, 1000) ? window : nullptr;
    }
    if (state == u"reconnecting"_s) {
        named<QCheckBox>(window, u"Remember password"_s)->setChecked(true);
        named<QCheckBox>(window, u"Connect again by itself when the session ends"_s)->setChecked(true);
    }
    if (!openDashboard())
        return nullptr;
    if (state == u"paused"_s) {
        actionOf(window, u"Pause"_s)->trigger();
        const auto *back = named<QToolButton>(window, u"Back to now"_s);
        return back && QTest::qWaitFor([back] { return back->isVisible(); }, 1000) ? window : nullptr;
    }
    if (state == u"filtered"_s) {
        named<QLineEdit>(window, u"Filter the systems"_s)->setText(u"no such"_s);
        const auto *clear = named<QToolButton>(window, u"Empty the field"_s); // fades in
        return QTest::qWaitFor([clear] { return clear->property("opacity").toReal() == 1.0; }, 2000)
                   ? window
                   : nullptr;
    }
    if (state == u"unreachable"_s)
        return silence(its) ? window : nullptr;
    else if (state == u"expired"_s || state == u"reconnecting"_s)
        return its.expire() ? window : nullptr;
    else if (state == u"disconnected"_s || state == u"logging off"_s)
        return disconnect(its, state == u"disconnected"_s) ? window : nullptr;
    return window;
}

QWidget *Views::openDialog(const QString &view)
{
    MainWindow *window = &m_desk->window();
    if (view == u"certificate"_s) {
        auto *trust = new TrustDialog({u"hmc01"_s, 443}, certificate(), window);
        trust->open();
        return trust;
    }
    if (view == u"changed certificate"_s) {
        auto *changed =
            new ChangedCertificateDialog({u"hmc01"_s, 443}, QByteArray(32, '\x11'), certificate(), window);
        changed->open();
        return changed;
    }
    if (view == u"Replace…"_s) {
        auto *replace = new ReplacePinDialog({u"hmc01"_s, 443}, window);
        replace->open();
        return replace;
    }
    m_desk->trust.pin({u"hmc01"_s, 12443}, QByteArray(32, '\x5a'));
    m_desk->ledger.plant({.state = LedgerEntry::State::PossibleOrphan,
                          .owner = LedgerEntry::Owner::Gone,
                          .endpoint = {u"hmc01"_s, 12443},
                          .user = u"hscroot"_s,
                          .startedMs = now});
    if (!openDashboard())
        return nullptr;
    QAction *order =
        actionOf(window, view.section(u", "_s, 0, 0) + (view.contains(u", "_s) ? u"…"_s : u""_s));
    if (!order)
        return nullptr;
    order->trigger();
    QWidget *dialog = opened();
    if (auto *tabs = dialog ? dialog->findChild<QTabBar *>() : nullptr)
        tabs->setCurrentIndex(view.contains(u"limits"_s) ? 1 : view.contains(u"energy"_s) ? 2 : 0);
    return dialog;
}

bool Views::openDashboard()
{
    m_desk->clock.utc = now;
    if (!m_desk->logOn())
        return false;
    fillDashboard();
    plantAlarm();
    return true;
}

void Views::fillDashboard()
{
    SystemsView &systems = m_desk->window().systems();
    auto *tree = systems.findChild<SystemsTree *>();
    SystemsModel &model = tree->systems();
    const int group = model.index(0, 0).data(SystemsModel::GroupRole).toInt();
    model.setSystems(group,
                     {running(u"u1"_s, u"prd-power10-a"_s, 812.0),
                      running(u"u2"_s, u"prd-power10-b"_s, 640.0), poweredOff(u"u3"_s, u"tst-power8"_s)});
    QCoreApplication::processEvents();
    fill(m_history);
    ManagedSystem shown = believableSystem();
    shown.name = u"prd-power10-a"_s;
    m_desk->window().charts().showSystem(&m_history, shown, u"hmc01:12443"_s);
    PoolStatus pool;
    pool.poolName = u"SSP_PRD_1"_s;
    pool.totalMb = 1e7;
    pool.usedMb = 6e6;
    pool.nodes = 4;
    pool.nodesSeen = 2;
    m_desk->window().charts().setPools({pool});
    m_desk->window().charts().setNow(now);
    QCoreApplication::processEvents();
}

void Views::plantAlarm()
{
    Incidents &incidents = m_desk->alarms.incidents();
    const QString mtms = u"9009-42A*u1"_s;
    for (qint64 at = now - 4 * processedCadenceMs; at <= now; at += processedCadenceMs)
        incidents.take(&m_source,
                       {.subject = {.server = mtms, .name = u"prd-power10-a"_s, .hmc = u"hmc01:12443"_s},
                        .newestMs = at,
                        .values = {{AlarmKind::InletHigh, {{at, 29.0}}}}},
                       at);
    QCoreApplication::processEvents();
    m_desk->window().alarmBar().setIncidents(incidents.all());
}

} // namespace hmcscope::test
