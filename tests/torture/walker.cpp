// SPDX-License-Identifier: GPL-3.0-or-later
// Windows without windows, of one run of the program, led from outside. Input: what logonRequest() reads;
// then, once "ready" was said, commands, one a line:
//   window N          a new one, not connected
//   connect N         disconnect N
//   close N MS        with so much time for the HMC's word
//   jump MS           somebody sets this machine's clock, forwards or back
//   sleep MS          as much time passes unnoticed by timers
//   quit              closes all and ends; the end of the input does the same
// Output: "N state outcome" for each change, "N Left", Stored or NotStored for each token, and
// "reaped Confirmed" or "reaped AlreadyGone" for each session of somebody else.
#include "connection/connection.h"
#include "connection/reaper.h"
#include "http/turnstile.h"
#include "lifecycle/lastresort.h"
#include "saying.h"
#include "store/keychainledger.h"

#include <QCoreApplication>
#include <QSocketNotifier>

#include <map>
#include <memory>
#include <utility>

#include <unistd.h>

namespace {

using namespace hmcscope;

class JumpingClock final : public Clock
{
public:
    qint64 utcMs() const override { return m_real.utcMs() + m_utcMs; }
    qint64 steadyMs() const override { return m_real.steadyMs() + m_steadyMs; }
    std::unique_ptr<Alarm> alarm(std::function<void()> ring) const override
    {
        return m_real.alarm(std::move(ring));
    }
    void jump(qint64 ms) { m_utcMs += ms; }
    void sleep(qint64 ms)
    {
        m_utcMs += ms;
        m_steadyMs += ms;
    }

private:
    SystemClock m_real;
    qint64 m_utcMs = 0;
    qint64 m_steadyMs = 0;
};

class Walker final : public QObject
{
public:
    explicit Walker(LogonRequest request)
        : m_request(std::move(request))
        , m_items([](bool kept) { torture::say(kept ? "Stored" : "NotStored"); })
        , m_ledger(m_items, m_clock)
        , m_reaper(m_ledger, Connection::realParts(m_clock).guard, m_clock)
    {
        connect(&m_reaper, &Reaper::reaped, this, [](const LedgerEntry &, SessionEnd end) {
            torture::say(end == SessionEnd::Confirmed ? "reaped Confirmed" : "reaped AlreadyGone");
        });
        m_ledger.tidy();
        m_reaper.reap();
    }

    void obey(const QByteArray &command)
    {
        const QList<QByteArray> words = command.split(' ');
        const int number = words.value(1).toInt();
        if (words[0] == "quit")
            return quit();
        if (words[0] == "jump")
            return m_clock.jump(words.value(1).toLongLong());
        if (words[0] == "sleep")
            return m_clock.sleep(words.value(1).toLongLong());
        if (words[0] == "window")
            return open(number);
        const auto window = m_windows.find(number);
        if (window == m_windows.end())
            qFatal("no window: %s", command.constData());
        else if (words[0] == "connect")
            logOn(*window->second);
        else if (words[0] == "disconnect")
            window->second->session().logOff();
        else if (words[0] == "close")
            window->second->leave(words.value(2).toInt());
    }

    void quit()
    {
        m_reaper.stop();
        m_quitting = true;
        for (const auto &[number, window] : m_windows)
            window->leave(60'000);
        endIfAlone();
    }

private:
    void open(int number)
    {
        auto &window = m_windows[number];
        window = std::make_unique<Connection>(Connection::realParts(m_clock, m_turnstiles, &m_ledger));
        const QByteArray name = QByteArray::number(number) + ' ';
        connect(&window->session(), &Session::statusChanged, this,
                [name](const SessionStatus &status) { torture::say(name + torture::wordsFor(status)); });
        connect(
            window.get(), &Connection::left, this,
            [this, name, number] {
                m_windows.erase(number);
                torture::say(name + "Left");
                endIfAlone();
            },
            Qt::QueuedConnection);
    }

    void logOn(Connection &window)
    {
        m_reaper.reap(); // as before every logon
        window.session().logOn(m_request);
    }

    void endIfAlone()
    {
        if (m_quitting && m_windows.empty())
            m_ledger.whenSettled(2000, [] { QCoreApplication::quit(); });
    }

    LogonRequest m_request;
    JumpingClock m_clock;
    torture::ToldItems m_items;
    KeychainLedger m_ledger;
    Reaper m_reaper;
    std::shared_ptr<Turnstiles> m_turnstiles = std::make_shared<Turnstiles>();
    std::map<int, std::unique_ptr<Connection>> m_windows;
    bool m_quitting = false;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    Walker walker(torture::logonRequest());
    QByteArray heard;
    QSocketNotifier input(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&input, &QSocketNotifier::activated, &walker, [&] {
        char bytes[4096];
        const auto count = ::read(STDIN_FILENO, bytes, sizeof bytes);
        if (count <= 0) {
            input.setEnabled(false);
            return walker.quit();
        }
        heard.append(bytes, count);
        for (qsizetype end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
            walker.obey(heard.first(end));
            heard.remove(0, end + 1);
        }
    });
    torture::say("ready");
    const int exitCode = QCoreApplication::exec();
    endProcessWithin(500, exitCode); // as the programs
    return exitCode;
}
