// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <simdjson.h>

// How the HMC's JSON is read: leniently in what a value looks like, strictly in what a document is. The DOM
// of simdjson and not its on-demand reader, because it validates the whole document first (a truncated answer
// is Malformed, never half a list of samples) and does not care about the order of keys, which the HMC
// shuffles.
namespace hmcscope::json {

using Element = simdjson::dom::element;

/// One parsed document; the elements live as long as it does.
class Document
{
public:
    /// Errors: Malformed (not JSON, not UTF-8, nested deeper than 64, a number beyond double), TooLarge (no
    /// memory).
    Result<Element> parse(const QByteArray &bytes);

private:
    simdjson::dom::parser m_parser;
};

/// The named member; nothing where `object` is no object, the key is absent, or its value is null.
std::optional<Element> member(const Element &object, std::string_view key);
/// An empty array where it is absent, null or no array.
simdjson::dom::array items(const Element &object, std::string_view key);
/// A number; a number written as a string; the first item of an array of these. Otherwise nothing, never 0.
std::optional<double> number(const Element &object, std::string_view key);
/// A string, trimmed, at most 512 characters; a number as text. Otherwise nothing.
std::optional<QString> text(const Element &object, std::string_view key);
/// The same for texts of which a document has few, each a thousand times: sensors, servers, pools. Every one
/// is made once and shared.
class RecurringTexts
{
public:
    std::optional<QString> text(const Element &object, std::string_view key);

private:
    std::vector<std::pair<std::string, QString>> m_known;
};
/// A string as it stands, for stamps.
QByteArrayView bytes(const Element &object, std::string_view key);

} // namespace hmcscope::json
