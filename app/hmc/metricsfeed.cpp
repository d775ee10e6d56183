// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/boundedxml.h"
#include "hmc/parsers.h"

#include <algorithm>

namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

struct Entry
{
    QString category;
    QString link; ///< to a JSON file
    qint64 updatedMs = 0;
};

bool isJsonLink(const QString &type, const QString &href)
{
    return type.startsWith("application/json"_L1) || href.endsWith(".json"_L1);
}

/// What the start of an element tells of its entry.
void take(Entry &entry, const BoundedXml &document)
{
    if (document.name() == "category"_L1) {
        entry.category = document.attribute("term"_L1);
    } else if (document.name() == "link"_L1) {
        const QString href = document.attribute("href"_L1);
        if (isJsonLink(document.attribute("type"_L1), href))
            entry.link = href;
    }
}

/// Path and query of a link. What the server says about host and port is not believed: it is wrong often
/// enough, and the token would go there.
Result<QByteArray> pathOf(const QString &link)
{
    const Error outside{Error::Kind::Malformed, u"feed: a link outside of the metrics"_s};
    const QByteArray href = link.toUtf8();
    const qsizetype authority = href.indexOf("://");
    const qsizetype start = authority < 0 ? 0 : href.indexOf('/', authority + 3);
    if (start < 0)
        return outside;
    const QByteArray path = href.mid(start);
    const bool plain = std::all_of(path.begin(), path.end(), [](char c) { return c > ' ' && c < '\x7f'; });
    const QByteArray lower = path.toLower();
    if (!plain || path.size() > 2048 || !path.startsWith("/rest/api/pcm/") || path.contains("..") ||
        path.contains('\\') || path.contains('#') || lower.contains("%2e") || lower.contains("%2f"))
        return outside;
    return path;
}

/// The newest JSON entry of a category (empty: of any).
Result<QByteArray> newestFile(const QByteArray &xml, QLatin1String category)
{
    BoundedXml document(xml);
    std::optional<Entry> entry;
    Entry chosen;
    bool isFeed = false;
    while (document.next()) {
        const QStringView name = document.name();
        isFeed = isFeed || name == "feed"_L1;
        if (document.isStart()) {
            if (name == "entry"_L1)
                entry = Entry();
            else if (entry)
                take(*entry, document);
        } else if (entry && name == "updated"_L1) {
            entry->updatedMs = parseStamp(document.text().toLatin1()).value_or(0);
        } else if (entry && name == "entry"_L1) {
            // Partitions have entries too, stamped newer than the file: the category decides, age only among
            // equals.
            const bool wanted = (category.isEmpty() || entry->category == category) && !entry->link.isEmpty();
            if (wanted && (chosen.link.isEmpty() || entry->updatedMs > chosen.updatedMs))
                chosen = *entry;
            entry.reset();
        }
    }
    if (document.error())
        return *document.error();
    if (!isFeed)
        return Error{Error::Kind::Malformed, u"feed: not a feed"_s};
    return chosen.link.isEmpty() ? Result<QByteArray>(QByteArray()) : pathOf(chosen.link);
}

} // namespace

Result<QByteArray> parseMetricsFeed(const QByteArray &xml)
{
    return newestFile(xml, "ManagedSystem"_L1);
}

Result<QByteArray> parsePoolFeed(const QByteArray &xml)
{
    return newestFile(xml, {});
}

} // namespace hmcscope
