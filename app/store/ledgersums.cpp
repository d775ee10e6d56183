// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgersums.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <sys/file.h>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String fileName("totals.json");

LedgerTotals sum(const LedgerTotals &a, const LedgerTotals &b)
{
    return {a.opened + b.opened, a.confirmed + b.confirmed, a.alreadyGone + b.alreadyGone,
            a.unknown + b.unknown};
}

qint64 count(const QJsonObject &object, const QString &key)
{
    return qBound<qint64>(0, object.value(key).toInteger(), Q_INT64_C(1) << 52);
}

} // namespace

LedgerSums::LedgerSums(const LedgerFolder &folder, QString temporary)
    : m_folder(folder)
    , m_temporary(std::move(temporary))
{
}

LedgerTotals LedgerSums::written() const
{
    const QJsonObject object =
        QJsonDocument::fromJson(m_folder.read(fileName).value_or(QByteArray())).object();
    return {count(object, u"opened"_s), count(object, u"confirmed"_s), count(object, u"alreadyGone"_s),
            count(object, u"unknown"_s)};
}

LedgerTotals LedgerSums::read() const
{
    return sum(written(), m_pending);
}

void LedgerSums::add(const LedgerTotals &difference)
{
    m_pending = sum(m_pending, difference);
    if (::flock(m_folder.descriptor(), LOCK_EX | LOCK_NB) != 0)
        return;
    const LedgerTotals next = read();
    const QJsonObject object{{u"opened"_s, next.opened},
                             {u"confirmed"_s, next.confirmed},
                             {u"alreadyGone"_s, next.alreadyGone},
                             {u"unknown"_s, next.unknown}};
    if (m_folder.write(fileName, QJsonDocument(object).toJson(), m_temporary))
        m_pending = {};
    ::flock(m_folder.descriptor(), LOCK_UN);
}

} // namespace hmcscope
