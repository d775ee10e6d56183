// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulator/jsonscramble.h"

#include "simulator/jsontext.h"

#include <QHash>
#include <QList>

#include <algorithm>
#include <cmath>

namespace hmcscope::simulator {

namespace {

/// Behind the string that begins at `at`.
qsizetype behindString(const QByteArray &json, qsizetype at)
{
    for (++at; json.at(at) != '"'; ++at) {
        if (json.at(at) == '\\')
            ++at;
    }
    return at + 1;
}

/// The members of an object or the items of an array: what its outermost commas separate.
QByteArrayList parts(const QByteArray &json)
{
    QByteArrayList found;
    qsizetype from = 1;
    int depth = 0;
    for (qsizetype at = 1; at < json.size() - 1; ++at) {
        const char c = json.at(at);
        if (c == '"') {
            at = behindString(json, at) - 1;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ',' && depth == 0) {
            found.append(json.mid(from, at - from));
            from = at + 1;
        }
    }
    if (json.size() > 2)
        found.append(json.mid(from, json.size() - 1 - from));
    return found;
}

QByteArray scrambledLeaf(const QByteArray &json)
{
    bool isNumber = false;
    const double value = json.toDouble(&isNumber);
    const bool isTens = isNumber && value != 0 && std::fmod(value, 10) == 0 && std::abs(value) < 1e15;
    return isTens ? stripped(qint64(value)) : json;
}

} // namespace

QByteArray scrambled(const QByteArray &json, quint32 seed)
{
    if (!json.startsWith('{') && !json.startsWith('['))
        return scrambledLeaf(json);
    QByteArrayList items = parts(json);
    if (json.startsWith('[')) {
        for (QByteArray &item : items)
            item = scrambled(item, seed);
        return '[' + items.join(',') + ']';
    }
    QList<std::pair<size_t, QByteArray>> members;
    for (const QByteArray &item : std::as_const(items)) {
        const qsizetype colon = behindString(item, 0);
        const QByteArray key = item.left(colon);
        members.append({qHash(key, seed), key + ':' + scrambled(item.mid(colon + 1), seed)});
    }
    std::sort(members.begin(), members.end());
    items.clear();
    for (const auto &[rank, member] : std::as_const(members))
        items.append(member);
    return '{' + items.join(',') + '}';
}

} // namespace hmcscope::simulator
