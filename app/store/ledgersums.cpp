// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/ledgersums.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <sys/file.h>
#include <utility>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

using As = LedgerSums::As;

constexpr QLatin1String fileName("totals.json");
constexpr qsizetype mostCounted = 100; ///< listed logons; the file stays small whatever is left about

constexpr std::array<QLatin1String, 5> words{QLatin1String("nothing"), QLatin1String("opened"),
                                             QLatin1String("confirmed"), QLatin1String("alreadyGone"),
                                             QLatin1String("unknown")};

QLatin1String wordFor(As as)
{
    return words.at(std::size_t(as));
}

As fromWord(const QString &word)
{
    for (const As as : {As::Opened, As::Confirmed, As::AlreadyGone, As::Unknown}) {
        if (word == wordFor(as))
            return as;
    }
    return As::Nothing;
}

LedgerTotals sum(const LedgerTotals &a, const LedgerTotals &b, int sign = 1)
{
    return {a.opened + sign * b.opened, a.confirmed + sign * b.confirmed,
            a.alreadyGone + sign * b.alreadyGone, a.unknown + sign * b.unknown};
}

LedgerTotals totalsOf(As as)
{
    switch (as) {
    case As::Opened:
        return {.opened = 1};
    case As::Confirmed:
        return {.opened = 1, .confirmed = 1};
    case As::AlreadyGone:
        return {.opened = 1, .alreadyGone = 1};
    case As::Unknown:
        return {.unknown = 1};
    case As::Nothing:
        break;
    }
    return {};
}

bool hasEnded(As as)
{
    return as == As::Confirmed || as == As::AlreadyGone;
}

qint64 number(const QJsonObject &object, const QString &key)
{
    return qBound<qint64>(0, object.value(key).toInteger(), Q_INT64_C(1) << 52);
}

} // namespace

LedgerSums::LedgerSums(const LedgerFolder &folder, QString temporary)
    : m_folder(folder)
    , m_temporary(std::move(temporary))
{
}

LedgerSums::Book LedgerSums::written() const
{
    const QJsonObject object =
        QJsonDocument::fromJson(m_folder.read(fileName).value_or(QByteArray())).object();
    Book book{{number(object, u"opened"_s), number(object, u"confirmed"_s), number(object, u"alreadyGone"_s),
               number(object, u"unknown"_s)},
              {}};
    const QJsonObject counted = object.value(u"counted"_s).toObject();
    for (auto one = counted.begin(); one != counted.end(); ++one)
        book.counted.insert(one.key(), fromWord(one.value().toString()));
    return book;
}

LedgerTotals LedgerSums::read() const
{
    return sum(written().totals, m_pending.totals);
}

/// Only what is listed can be counted again.
void LedgerSums::forgetUnlisted(Book &book) const
{
    const QStringList names = m_folder.names();
    book.counted.removeIf(
        [&names](QMap<QString, As>::iterator one) { return !names.contains(one.key() + u".json"_s); });
    while (book.counted.size() > mostCounted)
        book.counted.erase(book.counted.cbegin());
}

void LedgerSums::count(const QString &id, As as)
{
    const bool alone = ::flock(m_folder.descriptor(), LOCK_EX | LOCK_NB) == 0;
    Book book = written();
    book.counted.insert(m_pending.counted);
    const As before = book.counted.value(id, As::Nothing);
    if (!hasEnded(before)) {
        m_pending.totals = sum(sum(m_pending.totals, totalsOf(as)), totalsOf(before), -1);
        m_pending.counted.insert(id, as);
        book.counted.insert(id, as);
    }
    if (!alone)
        return;
    book.totals = sum(book.totals, m_pending.totals);
    forgetUnlisted(book);
    if (m_folder.write(fileName, toFile(book), m_temporary))
        m_pending = {};
    ::flock(m_folder.descriptor(), LOCK_UN);
}

QByteArray LedgerSums::toFile(const Book &book)
{
    QJsonObject counted;
    for (auto one = book.counted.cbegin(); one != book.counted.cend(); ++one)
        counted.insert(one.key(), wordFor(one.value()));
    const QJsonObject object{{u"opened"_s, book.totals.opened},
                             {u"confirmed"_s, book.totals.confirmed},
                             {u"alreadyGone"_s, book.totals.alreadyGone},
                             {u"unknown"_s, book.totals.unknown},
                             {u"counted"_s, counted}};
    return QJsonDocument(object).toJson();
}

} // namespace hmcscope
