// SPDX-License-Identifier: GPL-3.0-or-later
#include "hmc/jsonvalues.h"

#include <cmath>

namespace hmcscope::json {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t maxDepth = 64;
constexpr qsizetype maxTextLength = 512;
constexpr size_t mostRecurring = 64; // a search through more would cost more than it saves

std::optional<double> numberOf(const Element &value)
{
    double number = 0;
    if (value.get(number) == simdjson::SUCCESS)
        return number;
    std::string_view written;
    if (value.get(written) != simdjson::SUCCESS)
        return {};
    bool ok = false;
    number = QByteArrayView(written.data(), qsizetype(written.size())).trimmed().toDouble(&ok);
    if (!ok || !std::isfinite(number))
        return {};
    return number;
}

} // namespace

Result<Element> Document::parse(const QByteArray &bytes)
{
    if (m_parser.allocate(size_t(bytes.size()) + 1, maxDepth) != simdjson::SUCCESS)
        return Error{Error::Kind::TooLarge, u"JSON: no memory"_s};
    Element root;
    // The copy that parse() makes is what gives the bytes the padding that simdjson reads over.
    const auto failure = m_parser.parse(bytes.constData(), size_t(bytes.size()), true).get(root);
    if (failure == simdjson::MEMALLOC || failure == simdjson::CAPACITY)
        return Error{Error::Kind::TooLarge, u"JSON: too large"_s};
    if (failure != simdjson::SUCCESS)
        return Error{Error::Kind::Malformed,
                     u"JSON: "_s + QString::fromLatin1(simdjson::error_message(failure))};
    return root;
}

std::optional<Element> member(const Element &object, std::string_view key)
{
    simdjson::dom::object members;
    Element value;
    if (object.get(members) != simdjson::SUCCESS || members.at_key(key).get(value) != simdjson::SUCCESS)
        return {};
    if (value.is_null())
        return {};
    return value;
}

simdjson::dom::array items(const Element &object, std::string_view key)
{
    // A default array of simdjson must not be walked, hence a real empty one.
    static simdjson::dom::parser emptyParser;
    static const simdjson::dom::array none = [] {
        simdjson::dom::array parsed;
        return emptyParser.parse("[]", 2, true).get(parsed) == simdjson::SUCCESS ? parsed
                                                                                 : simdjson::dom::array();
    }();
    const std::optional<Element> value = member(object, key);
    simdjson::dom::array found;
    return value && value->get(found) == simdjson::SUCCESS ? found : none;
}

std::optional<double> number(const Element &object, std::string_view key)
{
    const std::optional<Element> value = member(object, key);
    if (!value)
        return {};
    simdjson::dom::array values;
    if (value->get(values) != simdjson::SUCCESS)
        return numberOf(*value);
    Element first;
    return values.at(0).get(first) == simdjson::SUCCESS ? numberOf(first) : std::nullopt;
}

std::optional<QString> text(const Element &object, std::string_view key)
{
    const std::optional<Element> value = member(object, key);
    std::string_view written;
    if (value && value->get(written) == simdjson::SUCCESS) {
        const QString whole = QString::fromUtf8(written.data(), qsizetype(written.size())).trimmed();
        return whole.left(maxTextLength);
    }
    const std::optional<double> digits = value ? numberOf(*value) : std::nullopt;
    if (!digits)
        return {};
    return QString::number(*digits, 'g', 15);
}

std::optional<QString> RecurringTexts::text(const Element &object, std::string_view key)
{
    const std::optional<Element> value = member(object, key);
    std::string_view written;
    if (!value || value->get(written) != simdjson::SUCCESS)
        return json::text(object, key);
    for (const auto &[known, made] : m_known) {
        if (known == written)
            return made;
    }
    const std::optional<QString> made = json::text(object, key);
    if (m_known.size() < mostRecurring)
        m_known.emplace_back(written, *made);
    return made;
}

QByteArrayView bytes(const Element &object, std::string_view key)
{
    const std::optional<Element> value = member(object, key);
    std::string_view written;
    if (!value || value->get(written) != simdjson::SUCCESS)
        return {};
    return {written.data(), qsizetype(written.size())};
}

} // namespace hmcscope::json
