// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgeritem.h"

#include <QDataStream>
#include <QIODevice>

#include <utility>

namespace hmcscope {

namespace {

constexpr quint32 mark = 0x484d4331; // "HMC1": a later program may write something else
constexpr qsizetype room = 8 * 1024; // what grows leaves copies of its content behind

} // namespace

Secret toItem(const LedgerItem &item)
{
    QByteArray bytes;
    bytes.reserve(room);
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    const AdoptionOrder &order = item.order;
    out << mark << item.id << order.endpoint.host << order.endpoint.port << qint32(order.trust.kind)
        << order.trust.caFile << order.trust.pin << order.memento << order.address << item.user
        << item.hmcLogonMs << item.machine << item.instance << order.token.reveal();
    return Secret(std::move(bytes));
}

std::optional<LedgerItem> fromItem(const Secret &bytes)
{
    QDataStream in(bytes.reveal());
    in.setVersion(QDataStream::Qt_6_4);
    LedgerItem item;
    AdoptionOrder &order = item.order;
    quint32 seen = 0;
    qint32 kind = -1;
    QByteArray token;
    in >> seen;
    if (seen != mark)
        return std::nullopt;
    in >> item.id >> order.endpoint.host >> order.endpoint.port >> kind >> order.trust.caFile >>
        order.trust.pin >> order.memento >> order.address >> item.user >> item.hmcLogonMs >> item.machine >>
        item.instance >> token;
    order.trust.kind = TrustRule::Kind(kind);
    order.token = Secret(std::move(token));
    const bool knownTrust = kind >= int(TrustRule::Kind::Authorities) && kind <= int(TrustRule::Kind::Pin);
    const bool whole = in.status() == QDataStream::Ok && in.atEnd();
    if (!whole || !knownTrust || order.token.isEmpty() || order.endpoint.port == 0)
        return std::nullopt;
    return item;
}

} // namespace hmcscope
