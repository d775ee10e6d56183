// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/targets.h"
#include "hmc/parsers.h"

#include <algorithm>
#include <cmath>

namespace hmcscope::fuzz {

namespace {

constexpr qsizetype longestText = 64 * 1024;

void requireError(const Error &error)
{
    require(error.kind == Error::Kind::Malformed || error.kind == Error::Kind::TooLarge, "error kinds");
    require(!error.detail.isEmpty() && error.detail.size() < 300, "an error has a short reason");
}

bool isPrintable(QChar c)
{
    return c.category() != QChar::Other_Control && c.category() != QChar::Other_Format &&
           c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph;
}

void requireLink(const Result<QByteArray> &path)
{
    if (!path)
        return requireError(path.error());
    if (path->isEmpty())
        return;
    require(path->startsWith("/rest/api/pcm/"), "the link is one of the metrics");
    require(path->size() <= 2048, "the link is bounded");
    require(!path->contains("..") && !path->contains('#') && !path->contains('\\'),
            "the link stays in its folder");
    require(std::all_of(path->cbegin(), path->cend(), [](char c) { return c > ' ' && c < '\x7f'; }),
            "the link fits in the line of a request");
}

} // namespace

void preferences(const QByteArray &input)
{
    const auto all = parsePcmPreferences(input);
    if (!all)
        return requireError(all.error());
    require(!input.contains("<!DOCTYPE"), "a document type is refused");
    for (const PcmPreference &one : *all)
        require(!one.uuid.isEmpty() && one.uuid.size() <= longestText, "a preference has its system");
}

void metricsFeed(const QByteArray &input)
{
    requireLink(parseMetricsFeed(input));
}

void poolFeed(const QByteArray &input)
{
    requireLink(parsePoolFeed(input));
}

void clusters(const QByteArray &input)
{
    const auto all = parseClusters(input);
    if (!all)
        return requireError(all.error());
    for (const Cluster &one : *all) {
        require(one.uuid.size() <= longestText && one.name.size() <= longestText, "texts are bounded");
        require(one.nodes.size() <= input.size() / 8, "no more nodes than the document has");
    }
}

void storagePools(const QByteArray &input)
{
    const auto all = parseStoragePools(input);
    if (!all)
        return requireError(all.error());
    for (const StoragePool &one : *all) {
        require(one.uuid.size() <= longestText && one.name.size() <= longestText, "texts are bounded");
        require(std::isfinite(one.capacityMb.value_or(0)) && std::isfinite(one.freeMb.value_or(0)),
                "a number or absent");
    }
}

void console(const QByteArray &input)
{
    const auto identity = parseConsole(input);
    if (!identity)
        return requireError(identity.error());
    require(identity->name == identity->name.trimmed(), "a name is trimmed");
    require(identity->name.size() <= longestText && identity->version.size() <= 4 * longestText,
            "texts are bounded");
}

void errorMessage(const QByteArray &input)
{
    const QString message = parseErrorMessage(input);
    require(message.size() <= 500, "a message is bounded");
    require(std::all_of(message.cbegin(), message.cend(), isPrintable), "a message is one line");
    require(!message.contains(QLatin1String("x-api-session"), Qt::CaseInsensitive), "no echo of the token");
}

} // namespace hmcscope::fuzz
