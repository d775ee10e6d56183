// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/sentences.h"

#include "text/words.h"

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

QString otherRefusal(int status)
{
    if (status / 100 == 3)
        return Words::tr("The HMC pointed elsewhere, which is never followed. Check address and port.");
    return Words::tr("The HMC refused the logon (status %1). Its administrator can look into its log.")
        .arg(QString::number(status));
}

QString meaning(Refusal refusal, int status)
{
    switch (refusal) {
    case Refusal::WrongPassword:
        return Words::tr("User ID or password is wrong. Type both again.");
    case Refusal::Locked:
        return Words::tr(
            "The user is locked after too many wrong passwords. Wait, by default five minutes, and do not "
            "try before.");
    case Refusal::PasswordExpired:
        return Words::tr(
            "The password has expired. Log on to the HMC's own interface once to set a new one, then "
            "connect here with that.");
    case Refusal::SecondFactor:
        return Words::tr(
            "The user must give a second factor, which this logon cannot. Connect as a user without one.");
    case Refusal::TooManySessions:
        return Words::tr(
            "The HMC takes no further session. On its command line \"lslogon -r webui -u\" lists the "
            "sessions and \"termtask -r webui -s SESSION -t all\" ends one; make sure that nobody works in "
            "it.");
    case Refusal::NoRemoteAccess:
        return Words::tr(
            "The user may not log on from here. An administrator of the HMC can tick \"Allow remote access "
            "via the web\" in the properties of the user, or give it a role such as hmcviewer.");
    case Refusal::Starting:
        return Words::tr("The HMC is still starting. Try again in some minutes.");
    case Refusal::NoRestApi:
        return Words::tr(
            "The HMC offers no REST API there: one older than V8 has none. Check address and port.");
    case Refusal::Other:
        return otherRefusal(status);
    }
    return {};
}

} // namespace

QString refusalSentence(const SessionStatus &status)
{
    QStringList parts{meaning(status.refusal, status.error.status)};
    const QString words = bounded(status.error.detail);
    if (status.refusal == Refusal::WrongPassword) {
        if (words.isEmpty())
            parts.append(Words::tr("An HMC that is still starting answers the same."));
        parts.append(attemptsWarning(status.wrongAttempts));
    }
    if (!words.isEmpty() && status.error.status / 100 != 3)
        parts.append(Words::tr("The HMC says: \"%1\"").arg(words));
    parts.removeAll(QString());
    return parts.join(u' ');
}

QString attemptsWarning(int wrongSoFar)
{
    if (wrongSoFar < 2)
        return {};
    if (wrongSoFar == 2)
        return Words::tr(
            "Two wrong passwords so far: a third one locks the user for some minutes on most HMCs.");
    return Words::tr("%1 wrong passwords in a row: most HMCs have locked the user by now. Wait five minutes.")
        .arg(QString::number(wrongSoFar));
}

} // namespace hmcscope
