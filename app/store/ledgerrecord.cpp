// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgerrecord.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using State = LedgerEntry::State;
using Kept = LedgerRecord::Kept;

constexpr QLatin1String stored("stored");
constexpr QLatin1String promised("promised");
constexpr QLatin1String inMemory("memory");
constexpr QLatin1String begun("begun");

/// Where the token is, in one word: "begun" before there is one.
QLatin1String word(const LedgerRecord &record)
{
    if (record.facts.state == State::Begun)
        return begun;
    switch (record.kept) {
    case Kept::Stored:
        return stored;
    case Kept::Promised:
        return promised;
    case Kept::InMemory:
        break;
    }
    return inMemory;
}

bool readWord(const QString &word, LedgerRecord &record)
{
    record.facts.state = word == begun ? State::Begun : State::Open;
    if (word == stored)
        record.kept = Kept::Stored;
    else if (word == promised)
        record.kept = Kept::Promised;
    return word == stored || word == promised || word == inMemory || word == begun;
}

} // namespace

bool isUuid(const QString &text)
{
    const QUuid uuid = QUuid::fromString(text);
    return !uuid.isNull() && uuid.toString(QUuid::WithoutBraces) == text;
}

QByteArray toIndex(const LedgerRecord &record)
{
    const LedgerEntry &facts = record.facts;
    const QJsonObject object{{u"token"_s, word(record)},
                             {u"host"_s, facts.endpoint.host},
                             {u"port"_s, facts.endpoint.port},
                             {u"user"_s, facts.user},
                             {u"memento"_s, QString::fromLatin1(facts.memento)},
                             {u"started"_s, facts.startedMs},
                             {u"hmcLogon"_s, facts.hmcLogonMs},
                             {u"machine"_s, QString::fromLatin1(record.machine)},
                             {u"machineName"_s, facts.machineName},
                             {u"instance"_s, record.instance},
                             {u"mark"_s, record.mark}};
    return QJsonDocument(object).toJson();
}

std::optional<LedgerRecord> fromIndex(const QString &id, const QByteArray &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text).object();
    const int port = object.value(u"port"_s).toInt(-1);
    LedgerRecord record;
    LedgerEntry &facts = record.facts;
    facts.id = id;
    facts.endpoint = {object.value(u"host"_s).toString(), quint16(port)};
    facts.user = object.value(u"user"_s).toString();
    facts.memento = object.value(u"memento"_s).toString().toLatin1();
    facts.startedMs = object.value(u"started"_s).toInteger();
    facts.hmcLogonMs = object.value(u"hmcLogon"_s).toInteger();
    facts.machineName = object.value(u"machineName"_s).toString();
    record.machine = object.value(u"machine"_s).toString().toLatin1();
    record.instance = object.value(u"instance"_s).toString();
    record.mark = object.value(u"mark"_s).toString();
    const bool sound = readWord(object.value(u"token"_s).toString(), record) && port >= 0 && port <= 65535 &&
                       !facts.endpoint.host.isEmpty() && !record.machine.isEmpty() && isUuid(record.instance);
    return sound ? std::optional(record) : std::nullopt;
}

} // namespace hmcscope
