// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

#include <algorithm>
#include <array>

// By hand and in linear time: a regular expression gives up on some texts, and then nothing would be
// redacted.
namespace hmcscope {

using namespace Qt::StringLiterals;

namespace {

const auto mark = "[redacted]"_L1;

constexpr std::array keys{"x-api-session"_L1, "authorization"_L1, "set-cookie"_L1, "cookie"_L1,
                          "ccfwsession"_L1,   "jsessionid"_L1,    "password"_L1,   "passwd"_L1,
                          "pwd"_L1,           "token"_L1,         "secret"_L1};

bool isAlnum(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
}

/// What base64 is made of, that of URLs too.
bool isDense(QChar c)
{
    return isAlnum(c) || c == u'+' || c == u'/' || c == u'_' || c == u'-';
}

template <typename Predicate>
qsizetype endOf(QStringView text, qsizetype at, Predicate holds)
{
    while (at < text.size() && holds(text[at]))
        ++at;
    return at;
}

qsizetype afterBlanks(QStringView text, qsizetype at)
{
    return endOf(text, at, [](QChar c) { return c.isSpace(); });
}

/// Too long and too mixed to be a word or a file name of the HMC, which are UUIDs, dates and words between
/// '_' and '-'.
bool isSecret(QStringView run, bool padded)
{
    if (run.size() < 40)
        return false;
    for (qsizetype at = 0; at < run.size(); ++at) {
        const qsizetype end = endOf(run, at, [](QChar c) { return isAlnum(c) || c == u'+'; });
        const QStringView part = run.sliced(at, end - at);
        const auto has = [part](QChar from, QChar to) {
            return std::any_of(part.begin(), part.end(), [=](QChar c) { return c >= from && c <= to; });
        };
        if (part.size() >= 40 || (part.size() >= 16 && has(u'a', u'z') && has(u'A', u'Z') && has(u'0', u'9')))
            return true;
        at = end;
    }
    return padded;
}

/// The length of a line break at `at`, also of one that JSON or XML has escaped; 0: none.
qsizetype breakAt(QStringView text, qsizetype at)
{
    if (at < text.size() && isAlnum(text[at]))
        return 0;
    constexpr std::array breaks{"\n"_L1,    "\r"_L1,    "\\n"_L1,   "\\r"_L1,
                                "&#10;"_L1, "&#13;"_L1, "&#xa;"_L1, "&#xd;"_L1};
    for (const QLatin1String &one : breaks) {
        if (text.sliced(at).startsWith(one, Qt::CaseInsensitive))
            return one.size();
    }
    return 0;
}

bool hasDigit(QStringView text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

/// `at` is behind a part of a secret: the lines below it that have nothing but such parts belong to it.
qsizetype afterFoldedLines(QStringView text, qsizetype at)
{
    for (;;) {
        qsizetype next = at;
        while (next < text.size()) {
            const qsizetype line = breakAt(text, next);
            if (line == 0)
                break;
            next = afterBlanks(text, next + line);
        }
        const qsizetype end = endOf(text, next, [](QChar c) { return isDense(c) || c == u'='; });
        const bool belongs = end == text.size() || breakAt(text, end) > 0 ||
                             QStringView(u"\"'<&,}").contains(text[end]) ||
                             hasDigit(text.sliced(next, end - next));
        if (next == at || end == next || !belongs)
            return at;
        at = end;
    }
}

QString withoutDense(QStringView text)
{
    QString out;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = endOf(text, at, isDense);
        if (end == at) {
            out += text[at++];
            continue;
        }
        const QStringView run = text.sliced(at, end - at);
        const qsizetype padded = std::min(endOf(text, end, [](QChar c) { return c == u'='; }), end + 2);
        if (isSecret(run, padded > end)) {
            out += mark;
            end = afterFoldedLines(text, padded);
        } else {
            out += run;
        }
        at = end;
    }
    return out;
}

/// Whether the name at `at` begins an element, also of an escaped document and behind a prefix.
bool isInTag(QStringView text, qsizetype at)
{
    if (at > 0 && text[at - 1] == u':') {
        --at;
        while (at > 0 && isAlnum(text[at - 1]))
            --at;
    }
    return text.first(at).endsWith(u'<') || text.first(at).endsWith("&lt;"_L1);
}

/// Behind the tag that `at` stands in, where the text of the element begins; -1: it has none.
qsizetype afterTag(QStringView text, qsizetype at)
{
    if (at < text.size() && (isAlnum(text[at]) || text[at] == u'-' || text[at] == u'_'))
        return -1; // a longer name
    for (; at < text.size() && text[at] != u'<'; ++at) {
        const qsizetype end = text[at] == u'>' ? 1 : text.sliced(at).startsWith("&gt;"_L1) ? 4 : 0;
        if (end > 0)
            return text[at - 1] == u'/' ? -1 : at + end;
    }
    return -1;
}

qsizetype afterElementText(QStringView text, qsizetype at)
{
    while (at < text.size() && text[at] != u'<' && !text.sliced(at).startsWith("&lt;"_L1))
        ++at;
    return at;
}

/// Behind the ':' or '=' that makes what follows the value of the name that ends at `at`; -1: none.
qsizetype afterSeparator(QStringView text, qsizetype at)
{
    for (const auto &quote : {"\\"_L1, "&quot;"_L1, "\""_L1, "'"_L1}) {
        if (text.sliced(at).startsWith(quote))
            at += quote.size();
    }
    at = afterBlanks(text, at);
    if (at == text.size() || (text[at] != u':' && text[at] != u'='))
        return -1;
    return afterBlanks(text, at + 1);
}

qsizetype afterQuoted(QStringView text, qsizetype at)
{
    const QChar quote = text[at];
    for (++at; at < text.size() && text[at] != quote; ++at)
        at += text[at] == u'\\' ? 1 : 0;
    return std::min(at + 1, text.size());
}

/// Behind a value: what is quoted and all up to a blank; of headers the whole line.
qsizetype afterValue(QStringView text, qsizetype begin, bool wholeLine)
{
    qsizetype at = begin;
    if (at < text.size() && (text[at] == u'"' || text[at] == u'\''))
        at = afterQuoted(text, at);
    while (at < text.size() && text[at] != u'<' && !(wholeLine ? text[at] == u'\n' : text[at].isSpace()))
        ++at;
    while (at > begin && QStringView(u",;&})>").contains(text[at - 1]))
        --at;
    return at - begin >= 20 ? afterFoldedLines(text, at) : at;
}

/// Where what must not be seen begins and ends, if a name at `at` says that there is something.
std::pair<qsizetype, qsizetype> namedAt(QStringView text, qsizetype at)
{
    const char16_t first = text[at].unicode() | 0x20;
    for (const QLatin1String &key : keys) {
        if (key.front().unicode() != first || !text.sliced(at).startsWith(key, Qt::CaseInsensitive))
            continue;
        const qsizetype element = isInTag(text, at) ? afterTag(text, at + key.size()) : -1;
        if (element >= 0)
            return {element, afterElementText(text, element)};
        const qsizetype value = afterSeparator(text, at + key.size());
        const bool header = key.endsWith("cookie"_L1) || key == "authorization"_L1;
        if (value >= 0)
            return {value, afterValue(text, value, header)};
    }
    return {-1, -1};
}

QString withoutNamed(QStringView text)
{
    QString out;
    for (qsizetype at = 0; at < text.size();) {
        const auto [begin, end] = namedAt(text, at);
        if (end > begin && !text.sliced(begin).startsWith(mark)) {
            out += text[at]; // the name no longer matches without it; its attributes are looked at as well
            out += withoutNamed(text.sliced(at + 1, begin - at - 1));
            out += mark;
            at = end;
        } else {
            out += text[at++];
        }
    }
    return out;
}

} // namespace

QString redacted(const QString &text)
{
    return withoutDense(withoutNamed(text));
}

} // namespace hmcscope
