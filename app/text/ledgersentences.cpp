// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/ledgersentences.h"

#include "text/words.h"

#include <QDateTime>

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using State = LedgerEntry::State;
using Owner = LedgerEntry::Owner;

constexpr qint64 minuteMs = 60'000;
constexpr qint64 hourMs = 60 * minuteMs;
constexpr qint64 dayMs = 24 * hourMs;

/// Which one it is among many sessions of the HMC.
QString howToTell(const LedgerEntry &entry, const QStringList &addresses, const QLocale &locale)
{
    const QString when =
        entry.hmcLogonMs != 0
            ? Words::tr("at %1 on the HMC's clock").arg(momentSentence(entry.hmcLogonMs, locale))
            : Words::tr("at about that time on the HMC's clock, which may differ from this machine's");
    const QString whence = addresses.isEmpty()
                               ? Words::tr("from this machine's address")
                               : Words::tr("from this machine (%1)").arg(addresses.join(u", "_s));
    return Words::tr("It is the one of the user %1, %2, that began %3.")
        .arg(bounded(entry.user), whence, when);
}

QString orphanSentence(const LedgerEntry &entry, const QStringList &addresses, const QLocale &locale)
{
    const QString host = entry.endpoint.display();
    const QString began = momentSentence(entry.startedMs, locale);
    const QString what =
        entry.hmcLogonMs != 0
            ? Words::tr("The token of the session that was opened on %1 at %2 is lost: the session may still "
                        "exist, and no program can log it off.")
                  .arg(host, began)
            : Words::tr("The outcome of a logon to %1 at %2 is not known: a session may exist there that no "
                        "program can log off.")
                  .arg(host, began);
    const QString where = Words::tr("Look in the HMC's console under \"Users logged on\", or on its command "
                                    "line:");
    const QString after =
        Words::tr("The second command ends it, SESSION being its number in the list. Then dismiss it here.");
    return what + u' ' + where + u"\n    lslogon -r webui -u\n    termtask -r webui -s SESSION -t all\n"_s +
           howToTell(entry, addresses, locale) + u' ' + after;
}

QString leftBehindSentence(const LedgerEntry &entry)
{
    const QString goesOn =
        Words::tr("It is being logged off, and that is tried again until the HMC has confirmed it.");
    return (entry.owner == Owner::Own
                ? Words::tr("Its window closed before the HMC had confirmed the logoff.")
                : Words::tr("An earlier run of this program left it behind.")) +
           u' ' + goesOn;
}

/// What keeps tokens from the key store, and what to do about it.
struct Trouble
{
    QLatin1String known; ///< the word of LedgerProblem
    QString matter;
    QString remedy;
};

Trouble troubleOf(const QString &problem)
{
    const QList<Trouble> all{
        {LedgerProblem::absent, Words::tr("no key store answers on this desktop"),
         Words::tr("Start one, such as GNOME Keyring or KWallet; the next logon looks for it again.")},
        {LedgerProblem::locked, Words::tr("the key store of the desktop is locked"),
         Words::tr("Unlock it; from the next logon on it keeps them, those of open sessions too.")},
        {LedgerProblem::folder, Words::tr("the folder of the ledger cannot be written to"),
         Words::tr("See that it is yours and that its disk has room; the next logon tries again.")},
        {LedgerProblem::refused, Words::tr("the key store of the desktop did not keep them"),
         Words::tr(
             "Look into it with its own program, such as Passwords and Keys or KWalletManager, whether it "
             "can be written to; the next logon tries again.")}};
    for (const Trouble &trouble : all) {
        if (problem.startsWith(trouble.known))
            return trouble;
    }
    return {{}, all.constLast().matter, all.constLast().remedy};
}

QString ownSentence(const LedgerEntry &entry, const QLocale &locale)
{
    if (entry.state == State::Begun)
        return Words::tr("The logon is under way.");
    return Words::tr("Opened at %1. It is logged off by Disconnect, by closing its window and by Quit; if "
                     "the program is killed, its guard does it.")
        .arg(momentSentence(entry.startedMs, locale));
}

} // namespace

LedgerKind kindOf(const LedgerEntry &entry)
{
    if (entry.owner == Owner::OtherMachine)
        return LedgerKind::OtherMachine;
    if (entry.state == State::PossibleOrphan)
        return LedgerKind::PossibleOrphan;
    if (entry.owner == Owner::OtherInstance)
        return LedgerKind::OtherInstance;
    return entry.owner == Owner::Gone || entry.abandoned ? LedgerKind::LeftBehind : LedgerKind::Own;
}

bool isDismissable(const LedgerEntry &entry)
{
    return kindOf(entry) == LedgerKind::PossibleOrphan && entry.owner != Owner::OtherInstance;
}

bool isLoggedOffWithAll(const LedgerEntry &entry)
{
    const LedgerKind kind = kindOf(entry);
    return kind == LedgerKind::Own || kind == LedgerKind::LeftBehind;
}

QString ledgerOwnerWord(const LedgerEntry &entry)
{
    switch (entry.owner) {
    case Owner::Own:
        return Words::tr("this program");
    case Owner::OtherInstance:
        return Words::tr("another running HMC Scope");
    case Owner::Gone:
        return Words::tr("an earlier run");
    case Owner::OtherMachine:
        break;
    }
    const QString machine = bounded(entry.machineName);
    return machine.isEmpty() ? Words::tr("another machine") : Words::tr("machine %1").arg(machine);
}

QString ledgerStateWord(const LedgerEntry &entry)
{
    if (entry.state == State::PossibleOrphan)
        return Words::tr("possible orphan");
    if (kindOf(entry) == LedgerKind::LeftBehind)
        return Words::tr("left behind, being logged off");
    return entry.state == State::Begun ? Words::tr("logging on") : Words::tr("open");
}

QString ledgerSentence(const LedgerEntry &entry, const QStringList &addresses, const QLocale &locale)
{
    switch (kindOf(entry)) {
    case LedgerKind::PossibleOrphan:
        return orphanSentence(entry, addresses, locale);
    case LedgerKind::LeftBehind:
        return leftBehindSentence(entry);
    case LedgerKind::Own:
        return ownSentence(entry, locale);
    case LedgerKind::OtherInstance:
        return Words::tr("Another HMC Scope that runs on this machine holds it and will log it off. It is "
                         "left alone here.");
    case LedgerKind::OtherMachine:
        break;
    }
    return Words::tr("It was opened by HMC Scope on another machine (%1), which alone can log it off. It is "
                     "left alone here.")
        .arg(entry.machineName.isEmpty() ? Words::tr("name not known") : bounded(entry.machineName));
}

QString logOffAllSentence(int own, int leftBehind)
{
    QStringList parts;
    if (own > 0)
        parts << Words::tr("Of this program, in all of its windows: %1. Their charts keep what they show; "
                           "nothing new arrives.")
                     .arg(QString::number(own));
    if (leftBehind > 0)
        parts << Words::tr("Left behind: %1. They are tried again now.").arg(QString::number(leftBehind));
    return Words::tr("These sessions are logged off on their HMCs:") + u"\n\n\u2022 "_s +
           parts.join(u"\n\u2022 "_s) + u"\n\n"_s +
           Words::tr("Other running programs, other machines and possible orphans are left alone.");
}

QString dismissSentence(const LedgerEntry &entry, const QLocale &locale)
{
    return Words::tr("The logon to %1 at %2 is no longer listed. Nothing is asked of the HMC: if there is a "
                     "session, it stays until the HMC or an administrator ends it. Dismiss it when you have "
                     "looked there.")
        .arg(entry.endpoint.display(), momentSentence(entry.startedMs, locale));
}

QString totalsSentence(const LedgerTotals &totals)
{
    const auto number = [](qint64 count) { return QString::number(count); };
    return Words::tr("This machine so far: %1 opened; %2 closed (%3 confirmed, %4 already gone); %5 open; %6 "
                     "unknown.")
        .arg(number(totals.opened), number(totals.confirmed + totals.alreadyGone), number(totals.confirmed),
             number(totals.alreadyGone), number(totals.open()), number(totals.unknown));
}

QString keepingSentence(const QString &problem)
{
    if (problem.isEmpty())
        return Words::tr("Session tokens are kept in the key store of the desktop: what a crash leaves "
                         "behind is logged off at the next start.");
    const Trouble trouble = troubleOf(problem);
    const QString words = bounded(problem.mid(trouble.known.size() + (trouble.known.isEmpty() ? 0 : 2)));
    const QString told =
        Words::tr(
            "Session tokens are kept in memory only: %1. After a power failure, or when this program and "
            "its guards are killed together, they are not found again, and their sessions stay on the "
            "HMC. %2")
            .arg(trouble.matter, trouble.remedy);
    return words.isEmpty() ? told : told + u" ("_s + words + u')';
}

QString momentSentence(qint64 utcMs, const QLocale &locale)
{
    if (utcMs == 0)
        return u"\u2013"_s;
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(utcMs);
    return locale.toString(then.date(), QLocale::ShortFormat) + u' ' +
           locale.toString(then.time(), u"HH:mm:ss") + u' ' + then.timeZoneAbbreviation();
}

QString spanSentence(qint64 ms)
{
    const qint64 span = std::max<qint64>(ms, 0);
    if (span < minuteMs)
        return Words::tr("less than a minute");
    const auto number = [](qint64 count) { return QString::number(count); };
    if (span < hourMs)
        return Words::tr("%1 min").arg(number(span / minuteMs));
    if (span < dayMs)
        return Words::tr("%1 h %2 min").arg(number(span / hourMs), number(span % hourMs / minuteMs));
    return Words::tr("%1 d %2 h").arg(number(span / dayMs), number(span % dayMs / hourMs));
}

} // namespace hmcscope
